import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { accessMessage, accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export interface Page {
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export async function getMessage(ctx: Context, actor: Actor, messageId: string): Promise<Message> {
  return (await accessMessage(ctx, actor, messageId)).message;
}

/**
 * A page of a room in ascending seq: below `before`, above `after`, or the newest. Tombstones are in it, as whoever holds the messages
 * needs them; on the way back, where nobody holds anything yet, only those that left a trace.
 */
export async function pageMessages(
  ctx: Context,
  actor: Actor,
  input: {
    readonly roomId: string;
    readonly before?: number | undefined;
    readonly after?: number | undefined;
    readonly limit: number;
  },
): Promise<Page> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  const { before, after, limit } = input;
  const from = after !== undefined && before === undefined ? 'oldest' : 'newest';
  const toSee = before !== undefined;
  const beginning = toSee && room.livesFrom !== undefined ? { after: Math.max(after ?? 0, room.livesFrom - 1) } : {};
  const bounds = {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...beginning,
  };
  const messages = await ctx.models.messages.page(room._id, bounds, from, limit + 1, { toSee });
  const more = messages.length > limit;
  const kept = more ? (from === 'newest' ? messages.slice(1) : messages.slice(0, -1)) : messages;
  return {
    messages: kept,
    hasOlder: from === 'newest' ? more : (kept[0]?.seq ?? 1) > 1,
    hasNewer: from === 'oldest' ? more : before !== undefined,
  };
}

/** A window around one message, half of it on each side. */
export async function messagesAround(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly messageId: string; readonly limit: number },
): Promise<Page> {
  const { message } = await accessMessage(ctx, actor, input.messageId);
  if (message.roomId !== input.roomId) throw new DomainError('message-not-found');
  const half = Math.ceil(input.limit / 2);
  const [older, newer] = await Promise.all([
    ctx.models.messages.page(message.roomId, { before: message.seq }, 'newest', half + 1),
    ctx.models.messages.page(message.roomId, { after: message.seq }, 'oldest', half + 1),
  ]);
  return {
    messages: [...older.slice(-half), message, ...newer.slice(0, half)],
    hasOlder: older.length > half,
    hasNewer: newer.length > half,
  };
}

/** Kinds of the room's own lines that the workspace or this room does not show. */
function hiddenKinds(ctx: Context, room: Room): readonly string[] {
  const everywhere = ctx.settings.get('Hide_System_Messages').split(',');
  return [...everywhere.map((kind) => kind.trim()), ...room.hiddenSystemKinds].filter((kind) =>
    /^(?!text$)./.test(kind),
  );
}

/** How many a busy room may write in one millisecond. */
const SAME_MOMENT = 200;

/**
 * By the time of sending, newest first, of the deleted only those that left a trace; for the histories of foreign clients. They
 * go on from the time of the oldest message of a page, exclusively, so what was sent in one millisecond is never torn apart: then
 * a page is longer than `limit`.
 */
export async function messageHistory(
  ctx: Context,
  actor: Actor,
  input: {
    readonly roomId: string;
    readonly oldest?: Date | undefined;
    readonly latest?: Date | undefined;
    readonly inclusive: boolean;
    /** Without answers that stand in threads alone. */
    readonly timelineOnly?: boolean | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly Message[]> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  const span = {
    inclusive: input.inclusive,
    timelineOnly: input.timelineOnly ?? false,
    traces: true,
    without: hiddenKinds(ctx, room),
    ...(input.oldest === undefined ? {} : { oldest: input.oldest }),
    ...(input.latest === undefined ? {} : { latest: input.latest }),
  };
  const read = (limit: number) => ctx.models.messages.sentBetween(room._id, span, { offset: input.offset, limit });
  const rows = await read(input.limit + 1);
  const last = rows[input.limit - 1]?.sentAt.getTime();
  if (last === undefined || rows[input.limit]?.sentAt.getTime() !== last) return rows.slice(0, input.limit);
  const further = await read(input.limit + SAME_MOMENT);
  return further.filter((row, index) => index < input.limit || row.sentAt.getTime() === last);
}

/** One page of all messages of a room of which anything is left to see, by the time of sending, newest or oldest first, and how many there are. */
export async function listMessages(
  ctx: Context,
  actor: Actor,
  input: {
    readonly roomId: string;
    readonly from: 'newest' | 'oldest';
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ readonly messages: readonly Message[]; readonly total: number }> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  // Counting what lives would read the whole room; tombstones are few and have an index of their own.
  const total = room.seq - (await ctx.models.messages.countGone(room._id));
  const end = Math.min(total, input.offset + input.limit);
  const size = Math.max(0, end - input.offset);
  if (size === 0) return { messages: [], total };

  const offset = input.from === 'newest' ? input.offset : total - end;
  const span = { inclusive: false, timelineOnly: false, traces: true };
  const rows = await ctx.models.messages.sentBetween(room._id, span, { offset, limit: size });
  return { messages: input.from === 'newest' ? rows : rows.toReversed(), total };
}

/** What changed in a room since a moment: new, edited and deleted messages (tombstones), oldest change first, at most `limit`. */
export async function messagesChangedSince(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly since: Date; readonly limit: number },
): Promise<readonly Message[]> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  return ctx.models.messages.changedSince(room._id, input.since, input.limit);
}
