import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { getMessage } from '../../../domain/messages/index.ts';
import { refusal } from '../refuse.ts';

/** Callers of this API name the room besides the message; they must fit together. */
export async function requireInRoom(ctx: Context, actor: Actor, messageId: string, roomId: string): Promise<void> {
  const message = await getMessage(ctx, actor, messageId);
  if (message.roomId !== roomId) throw refusal('error-invalid-room', 'The message is in another room');
}
