import type { PruneFilter } from '../../models/message-prune.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import type { Context } from '../context.ts';
import { previewOf, underNextRev } from '../messages/index.ts';
import { forgetUnread } from './forget-unread.ts';

/** Small enough that the revs of one batch are used at once and nobody's writing waits for it. */
const BATCH = 100;

/**
 * Deletes messages of a room as if each had been deleted, a batch at a time: each takes a rev of its own, so that everybody hears
 * of it, also whoever was away. Nothing of them is kept, whatever the settings say of other deletions.
 * @returns how many; `done` when there are no more.
 */
export async function pruneMessages(
  ctx: Context,
  wanted: PruneFilter,
  { limit, untilMs = Infinity }: { readonly limit: number; readonly untilMs?: number },
): Promise<{ readonly count: number; readonly done: boolean }> {
  const pruned = await pruneInBatches(ctx, wanted, { limit, untilMs });
  if (pruned.count > 0) await noteWhereLifeBegins(ctx, wanted.roomId);
  return pruned;
}

async function pruneInBatches(
  ctx: Context,
  wanted: PruneFilter,
  { limit, untilMs }: { readonly limit: number; readonly untilMs: number },
): Promise<{ readonly count: number; readonly done: boolean }> {
  let count = 0;
  while (count < limit) {
    if (performance.now() > untilMs) return { count, done: false };
    const rows = await ctx.models.messages.listPrunable(wanted, Math.min(BATCH, limit - count));
    if (rows.length === 0) return { count, done: true };
    await pruneBatch(ctx, wanted, rows);
    count += rows.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { count, done: true };
}

/** Rules delete from the oldest on: whoever reads back must not turn page after page of what is gone. */
async function noteWhereLifeBegins(ctx: Context, roomId: string): Promise<void> {
  const room = await ctx.models.rooms.find(roomId);
  if (room === null) return;
  const first = await ctx.models.messages.firstToSee(roomId, room.livesFrom ?? 1);
  await ctx.models.rooms.raiseLivesFrom(roomId, first?.seq ?? room.seq + 1);
}

async function pruneBatch(ctx: Context, { roomId, filesOnly }: PruneFilter, rows: readonly Message[]): Promise<void> {
  const now = ctx.clock.now();
  // A message that said nothing beside its files is gone with them.
  const gone = rows.filter((row) => !filesOnly || row.body.trim() === '');
  const goneIds = new Set(gone.map((row) => row._id));
  const last = await ctx.models.rooms.takeRevs(roomId, rows.length);
  if (last === null) return;

  const changes = rows.map((row, at) => ({
    id: row._id,
    rev: last - rows.length + 1 + at,
    changes: goneIds.has(row._id) ? tombstone(now) : { files: [], updatedAt: now },
  }));
  for (const id of await ctx.models.messages.prune(changes))
    await underNextRev(ctx, roomId, (rev) => ctx.models.messages.stamp(id, rev));

  for (const row of rows) if (row.files.length > 0) await ctx.jobs.add('remove-files', row._id, { messageId: row._id });
  await ctx.models.messageVersions.removeOfMany([...goneIds]);
  await recountThreads(ctx, roomId, gone);
  await renewPreview(ctx, roomId, goneIds);
  await forgetUnread(ctx, roomId, gone);
}

function tombstone(now: Date) {
  return {
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
    links: [],
    terms: [],
    reactions: {},
    poll: null,
    pinned: null,
    starredBy: [],
    deletedAt: now,
    leavesTrace: false,
    updatedAt: now,
  } satisfies Partial<Message>;
}

async function recountThreads(ctx: Context, roomId: string, gone: readonly Message[]): Promise<void> {
  for (const threadId of new Set(gone.flatMap((row) => (row.threadId === null ? [] : [row.threadId])))) {
    const replies = await ctx.models.messages.countReplies(threadId);
    await underNextRev(ctx, roomId, (rev) =>
      ctx.models.messages.setReplyCount(threadId, replies, ctx.clock.now(), rev),
    );
  }
}

async function renewPreview(ctx: Context, roomId: string, goneIds: ReadonlySet<string>): Promise<void> {
  const room: Room | null = await ctx.models.rooms.find(roomId);
  const shown = room?.lastMessage?.id;
  if (shown === undefined || !goneIds.has(shown)) return;
  const message = await ctx.models.messages.find(shown);
  if (message !== null) await ctx.models.rooms.replacePreview(roomId, previewOf(message));
}
