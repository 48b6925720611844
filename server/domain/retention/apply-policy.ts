import type { Context } from '../context.ts';
import { oldMessagesOf } from './policy.ts';
import { pruneMessages } from './prune-messages.ts';

export const ROUND_MS = 30 * 60_000;
/** Rounds between two looks, by `RetentionPolicy_Precision`: half an hour, an hour, six hours, a day. */
const EVERY_ROUNDS: Readonly<Record<string, number>> = { '0': 1, '1': 2, '2': 12, '3': 48 };
const ROOMS_AT_ONCE = 200;
const AT_ONCE = 2_000;
const MOST_TIME_MS = 20_000;

/** Writes down for each room with a rule that it is to be looked through; called every half hour. */
export async function queueRetention(ctx: Context): Promise<void> {
  if (!ctx.settings.get('RetentionPolicy_Enabled')) return;
  const now = ctx.clock.now();
  const round = Math.floor(now.getTime() / ROUND_MS);
  if (round % (EVERY_ROUNDS[ctx.settings.get('RetentionPolicy_Precision')] ?? 1) !== 0) return;

  let after = '';
  for (;;) {
    const rooms = await ctx.models.rooms.listAfter(after, ROOMS_AT_ONCE);
    for (const room of rooms)
      if (oldMessagesOf(ctx, room, now) !== null)
        await ctx.jobs.add('prune-room', `${room._id}:${round}`, { roomId: room._id, part: 0, round });
    const last = rooms.at(-1);
    if (last === undefined || rooms.length < ROOMS_AT_ONCE) return;
    after = last._id;
  }
}

/** Deletes the old messages of one room, a part at a time, so that no part outlives its lease; the next part is its own job. */
export async function pruneRoom(
  ctx: Context,
  { roomId, part, round }: { readonly roomId: string; readonly part: number; readonly round: number },
): Promise<void> {
  const room = await ctx.models.rooms.find(roomId);
  const old = room === null ? null : oldMessagesOf(ctx, room, ctx.clock.now());
  if (old === null) return;
  const untilMs = performance.now() + MOST_TIME_MS;
  const { count, done } = await pruneMessages(ctx, old, { limit: AT_ONCE, untilMs });
  if (done && count < AT_ONCE) return;
  const next = part + 1;
  await ctx.jobs.add('prune-room', `${roomId}:${round}:${next}`, { roomId, part: next, round });
}
