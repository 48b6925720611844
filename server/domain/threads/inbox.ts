import type { Message } from '../../models/messages.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { keepVisible } from '../messages/index.ts';
import { withReads, type ThreadRow } from './threads.ts';

export const threadFilters = ['all', 'following', 'unread'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

export interface ThreadInbox {
  readonly threads: readonly ThreadRow[];
  readonly hasMore: boolean;
  /** Threads that the actor follows and that have something unread; of those that are counted. */
  readonly unreadThreads: number;
}

/** Followed threads among which unread ones are looked for; who follows more has read the older ones, or never will. */
const MOST_COUNTED = 500;
/** Threads whose answers are counted by one query. */
const COUNTED_AT_ONCE = 100;

/** Threads over all rooms of a person: unread ones first, then by their newest answer. */
export async function threadInbox(
  ctx: Context,
  actor: Actor,
  { filter, offset, limit }: { readonly filter: ThreadFilter; readonly offset: number; readonly limit: number },
): Promise<ThreadInbox> {
  const followed = await countFollowed(ctx, actor);
  const unread = followed.filter((row) => row.unread > 0);
  const cut = (rows: readonly ThreadRow[]) => ({
    threads: rows.slice(offset, offset + limit),
    hasMore: rows.length > offset + limit,
    unreadThreads: unread.length,
  });
  if (filter === 'unread') return cut(unread);
  if (filter === 'following') return cut([...unread, ...followed.filter((row) => row.unread === 0)]);

  const unreadIds = new Set(unread.map(({ root }) => root._id));
  const others = await otherThreads(ctx, actor, offset + limit + 1 + unreadIds.size);
  const rest = others.filter((root) => !unreadIds.has(root._id)).slice(Math.max(0, offset - unread.length));
  const shown = unread.slice(offset, offset + limit);
  const filled = await withReads(ctx, actor, rest.slice(0, limit - shown.length));
  return {
    threads: [...shown, ...filled],
    hasMore: unread.length > offset + limit || rest.length > limit - shown.length,
    unreadThreads: unread.length,
  };
}

/** Marks all followed threads read as they stand now. */
export async function markAllThreadsRead(ctx: Context, actor: Actor): Promise<void> {
  const unread = (await countFollowed(ctx, actor)).filter((row) => row.unread > 0);
  const rooms = await ctx.models.rooms.findMany([...new Set(unread.map(({ root }) => root.roomId))]);
  const seqs = new Map(rooms.map((room) => [room._id, room.seq]));
  const updatedAt = ctx.clock.now();
  await Promise.all(
    unread.map(({ root: { _id: threadId, roomId } }) =>
      ctx.models.threadReads.mark({
        threadId,
        userId: actor.id,
        roomId,
        lastReadSeq: seqs.get(roomId) ?? 0,
        updatedAt,
      }),
    ),
  );
}

async function countFollowed(ctx: Context, actor: Actor): Promise<ThreadRow[]> {
  const found = await ctx.models.messages.listThreadsFollowed(actor.id, { offset: 0, limit: MOST_COUNTED });
  const roots = await keepVisible(ctx, actor, found);
  const rows: ThreadRow[] = [];
  for (let at = 0; at < roots.length; at += COUNTED_AT_ONCE)
    rows.push(...(await withReads(ctx, actor, roots.slice(at, at + COUNTED_AT_ONCE))));
  return rows;
}

async function otherThreads(ctx: Context, actor: Actor, limit: number): Promise<readonly Message[]> {
  const roomIds = await ctx.models.members.roomIdsOfUser(actor.id);
  return ctx.models.messages.listThreadsOfRooms(roomIds, limit);
}
