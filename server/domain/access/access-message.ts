import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessRoom, type RoomAccess } from './access-room.ts';

export interface MessageAccess extends RoomAccess {
  readonly message: Message;
}

/** The one gate to single messages: seen by whoever sees the room. A deleted message does not exist. */
export async function accessMessage(ctx: Context, actor: Actor, messageId: string): Promise<MessageAccess> {
  const message = await ctx.models.messages.find(messageId);
  if (message === null || message.deletedAt !== null) throw new DomainError('message-not-found');
  try {
    return { message, ...(await accessRoom(ctx, actor, message.roomId)) };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'room-not-found') throw new DomainError('message-not-found');
    throw error;
  }
}
