import type { Message } from '../../models/messages.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

const STEP = 500;

export interface RoomChanges {
  /** In the order of their last change: oldest first when asked for newer ones, newest first when for older. */
  readonly messages: readonly Message[];
  /** Where to go on in either direction; null where nothing more is known to be. */
  readonly newer: Date | null;
  readonly older: Date | null;
}

/**
 * One page of what changed in a room, by the moment of the last change: living messages, or tombstones. Messages that changed
 * in one millisecond are never torn apart, since the moment is the cursor; a page may be longer than `limit` for it.
 */
export async function changesOfRoom(
  ctx: Context,
  actor: Actor,
  input: {
    readonly roomId: string;
    readonly from: Date;
    readonly direction: 'newer' | 'older';
    readonly deleted: boolean;
    readonly limit: number;
  },
): Promise<RoomChanges> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  const page: Message[] = [];
  let cursor = input.from;
  let more = true;
  while (more && !isFull(page, input.limit)) {
    const rows = await ctx.models.messages.changedBeside(room._id, cursor, input.direction, STEP);
    more = rows.length === STEP;
    const whole = more ? withoutLastMoment(rows) : rows;
    page.push(...whole.filter((message) => (message.deletedAt !== null) === input.deleted));
    cursor = whole.at(-1)?.updatedAt ?? cursor;
  }

  const { kept, rest } = cutBetweenMoments(page, input.limit);
  const goOn = rest || more ? (kept.at(-1)?.updatedAt ?? null) : null;
  const goBack = kept[0]?.updatedAt ?? null;
  return input.direction === 'newer'
    ? { messages: kept, newer: goOn, older: goBack }
    : { messages: kept, newer: goBack, older: goOn };
}

/** Full when it is known where its last moment ends. */
function isFull(page: readonly Message[], limit: number): boolean {
  return cutBetweenMoments(page, limit).rest;
}

function cutBetweenMoments(page: readonly Message[], limit: number): { kept: readonly Message[]; rest: boolean } {
  let end = Math.min(limit, page.length);
  while (end > 0 && end < page.length && sameMoment(page[end - 1], page[end])) end += 1;
  return { kept: page.slice(0, end), rest: end < page.length };
}

/** The rows of one step end somewhere in a moment; it is read whole by the next step. */
function withoutLastMoment(rows: readonly Message[]): readonly Message[] {
  const last = rows.at(-1);
  const whole = rows.filter((row) => !sameMoment(row, last));
  // More than a step in one millisecond: it cannot be told apart, and is taken as it is.
  return whole.length === 0 ? rows : whole;
}

function sameMoment(a: Message | undefined, b: Message | undefined): boolean {
  return a?.updatedAt.getTime() === b?.updatedAt.getTime();
}
