import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoomToPost, can, type MemberAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { afterSend } from './after-send.ts';
import { mentionsGroup, resolveMentions } from './mentions.ts';
import { checkBody } from './message-body.ts';
import { newMessage } from './new-message.ts';

export interface MessageDraft {
  /** Made by the client before its first try: the idempotency key. */
  readonly id?: string | undefined;
  readonly roomId: string;
  readonly body: string;
  /** Shown instead of the author; needs `message-impersonate` unless a webhook writes. */
  readonly alias?: string | undefined;
  readonly emoji?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly webhookId?: string | undefined;
}

/**
 * Sends a message as `actor`. Delivery to other clients is not done here: the insert is the announcement, and
 * `server/changes` carries it from the store to whoever may see it.
 */
export async function sendMessage(ctx: Context, actor: Actor, draft: MessageDraft): Promise<Message> {
  const access = await accessRoomToPost(ctx, actor, draft.roomId);
  checkDisguise(ctx, actor, draft, access);
  const body = checkBody(ctx, draft.body);
  const mentions = await resolveMentions(ctx, actor, access.member, body);

  const message = await ctx.writer.append({
    fields: newMessage(ctx, actor, {
      id: draft.id,
      roomId: access.room._id,
      body,
      mentions,
      alias: draft.alias ?? null,
      emoji: draft.emoji ?? null,
      avatarUrl: draft.avatarUrl ?? null,
      webhookId: draft.webhookId ?? null,
    }),
    countsAsUnread: true,
    forGroup: mentionsGroup(mentions),
  });

  // A retry finds its own message here; anyone else's id is a clash, and tells nothing about what holds it.
  if (message.author.id !== actor.id || message.roomId !== access.room._id) throw new DomainError('id-taken');

  await afterSend(ctx, message, access.room satisfies Room);
  return message;
}

function checkDisguise(ctx: Context, actor: Actor, draft: MessageDraft, access: MemberAccess): void {
  const disguised = draft.alias ?? draft.emoji ?? draft.avatarUrl;
  if (disguised === undefined || draft.webhookId !== undefined) return;
  if (!can(ctx, actor, 'message-impersonate', access.member))
    throw new DomainError('not-allowed', { permission: 'message-impersonate' });
}
