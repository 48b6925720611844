import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { keepVisible, underNextRev } from '../messages/index.ts';

export interface ThreadRow {
  /** The thread's first message. */
  readonly root: Message;
  readonly lastReadSeq: number;
  /** Answers by others since one last read; 0 for whoever does not follow. */
  readonly unread: number;
}

interface RowRange {
  readonly offset: number;
  readonly limit: number;
}

/** A thread's first message and its answers after a seq, oldest first. */
export async function readThread(
  ctx: Context,
  actor: Actor,
  input: { readonly threadId: string; readonly afterSeq: number; readonly limit: number },
): Promise<{ readonly root: Message; readonly replies: readonly Message[]; readonly hasNewer: boolean }> {
  const root = await accessThread(ctx, actor, input.threadId);
  const rows = await ctx.models.messages.repliesOf(root._id, { afterSeq: input.afterSeq, limit: input.limit + 1 });
  return { root, replies: rows.slice(0, input.limit), hasNewer: rows.length > input.limit };
}

export async function setFollowing(
  ctx: Context,
  actor: Actor,
  input: { readonly threadId: string; readonly following: boolean },
): Promise<Message> {
  const root = await accessThread(ctx, actor, input.threadId);
  if (root.followers.includes(actor.id) === input.following) return root;
  const changed = await underNextRev(ctx, root.roomId, (rev) =>
    ctx.models.messages.setFollowing(root._id, actor.id, input.following, ctx.clock.now(), rev),
  );
  return changed ?? root;
}

export async function markThreadRead(
  ctx: Context,
  actor: Actor,
  input: { readonly threadId: string; readonly seq: number },
): Promise<void> {
  const root = await accessThread(ctx, actor, input.threadId);
  await ctx.models.threadReads.mark({
    threadId: root._id,
    userId: actor.id,
    roomId: root.roomId,
    lastReadSeq: input.seq,
    updatedAt: ctx.clock.now(),
  });
}

/** Threads of one room, newest answer first; all, or only those that the actor follows. */
export async function listThreads(
  ctx: Context,
  actor: Actor,
  input: RowRange & { readonly roomId: string; readonly following: boolean },
): Promise<readonly ThreadRow[]> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  const roots = await ctx.models.messages.listThreadsOfRoom(room._id, input.following ? actor.id : null, input);
  return withReads(ctx, actor, roots);
}

/** All threads that the actor follows, over all their rooms: the inbox. */
export async function listFollowedThreads(ctx: Context, actor: Actor, page: RowRange): Promise<readonly ThreadRow[]> {
  const roots = await ctx.models.messages.listThreadsFollowed(actor.id, page);
  return withReads(ctx, actor, await keepVisible(ctx, actor, roots));
}

async function accessThread(ctx: Context, actor: Actor, threadId: string): Promise<Message> {
  try {
    return (await accessMessage(ctx, actor, threadId)).message;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'message-not-found') throw new DomainError('thread-not-found');
    throw error;
  }
}

export async function withReads(ctx: Context, actor: Actor, roots: readonly Message[]): Promise<ThreadRow[]> {
  const ids = roots.map((root) => root._id);
  const reads = new Map(
    (await ctx.models.threadReads.findMany(actor.id, ids)).map((read) => [read.threadId, read.lastReadSeq]),
  );
  const unread = await ctx.models.messages.countUnreadReplies(
    actor.id,
    roots
      .filter((root) => root.followers.includes(actor.id))
      .map((root) => ({ threadId: root._id, afterSeq: reads.get(root._id) ?? root.seq })),
  );
  return roots.map((root) => ({ root, lastReadSeq: reads.get(root._id) ?? 0, unread: unread.get(root._id) ?? 0 }));
}
