import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { moveMentions } from '../notifications/index.ts';
import { changeMessage, underNextRev } from './change-message.ts';
import { isTooLate } from './edit-message.ts';

/** Deletes a message: a tombstone stays, with its number and nothing of what it said, so that every client hears of it. */
export async function deleteMessage(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string },
): Promise<Message> {
  const { message, member } = await accessMessage(ctx, actor, input.messageId);
  if (member === null) throw new DomainError('not-a-member');
  requireMayDelete(
    ctx,
    actor,
    message,
    can(ctx, actor, 'delete-message', member) || can(ctx, actor, 'force-delete-message', member),
  );

  const deleted = await changeMessage(ctx, message, {
    body: '',
    details: {},
    mentions: [],
    highlightedFor: [],
    alias: null,
    emoji: null,
    avatarUrl: null,
    files: [],
    attachments: [],
    quotes: [],
    terms: [],
    reactions: {},
    pinned: null,
    starredBy: [],
    deletedAt: ctx.clock.now(),
  });
  if (message.files.length > 0) await ctx.jobs.add('remove-files', message._id, { messageId: message._id });
  await ctx.models.messageVersions.removeOf(message._id);
  await moveMentions(ctx, message, deleted);
  if (message.threadId !== null) await recountReplies(ctx, message.roomId, message.threadId);
  return deleted;
}

function requireMayDelete(ctx: Context, actor: Actor, message: Message, mayDeleteAny: boolean): void {
  if (mayDeleteAny) return;
  const own = message.author.id === actor.id && ctx.settings.get('Message_AllowDeleting');
  if (!own || !can(ctx, actor, 'delete-own-message'))
    throw new DomainError('not-allowed', { permission: 'delete-message' });
  const minutes = ctx.settings.get('Message_AllowDeleting_BlockDeleteInMinutes');
  if (isTooLate(ctx, actor, message, minutes)) throw new DomainError('message-not-editable', { minutes });
}

async function recountReplies(ctx: Context, roomId: string, threadId: string): Promise<void> {
  const count = await ctx.models.messages.countReplies(threadId);
  await underNextRev(ctx, roomId, (rev) => ctx.models.messages.setReplyCount(threadId, count, ctx.clock.now(), rev));
}
