import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { moveMentions } from '../notifications/index.ts';
import { changeMessage, underNextRev } from './change-message.ts';
import { eraseOrKeep } from './history.ts';
import { requireMayDelete } from './may-change.ts';

/**
 * Deletes a message: a tombstone stays, with its number and nothing of what it said, so that every client hears of it. Whether
 * people see that something was there, and whether auditors can still read it, the settings of this moment decide.
 */
export async function deleteMessage(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string },
): Promise<Message> {
  const { message, member } = await accessMessage(ctx, actor, input.messageId);
  if (member === null) throw new DomainError('not-a-member');
  requireMayDelete(ctx, actor, message, member);

  const now = ctx.clock.now();
  const deleted = await changeMessage(ctx, message, {
    body: '',
    details: {},
    mentions: [],
    highlightedFor: [],
    alias: null,
    emoji: null,
    avatarUrl: null,
    files: [],
    links: [],
    attachments: [],
    quotes: [],
    terms: [],
    reactions: {},
    poll: null,
    pinned: null,
    starredBy: [],
    deletedAt: now,
    leavesTrace: ctx.settings.get('Message_ShowDeletedStatus'),
  });
  await eraseOrKeep(ctx, actor, message, now);
  await moveMentions(ctx, message, deleted);
  if (message.threadId !== null) await recountReplies(ctx, message.roomId, message.threadId);
  return deleted;
}

async function recountReplies(ctx: Context, roomId: string, threadId: string): Promise<void> {
  const count = await ctx.models.messages.countReplies(threadId);
  await underNextRev(ctx, roomId, (rev) => ctx.models.messages.setReplyCount(threadId, count, ctx.clock.now(), rev));
}
