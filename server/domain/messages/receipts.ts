import { DomainError } from '../../contracts/errors.ts';
import type { User } from '../../models/users.ts';
import { accessMessage, accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** That somebody has read a message. */
export interface Receipt {
  readonly user: User;
  /** When they last read on here; the message was read then or before. */
  readonly readAt: Date;
}

/** In larger rooms nobody waits until everybody has read, and nobody reads a longer list. */
const MOST_PEOPLE = 200;

/**
 * Who has read a message, beside its author. Nothing is written for it: it follows from how far each has read the room, or the
 * thread. Whoever marks the room unread again has not read it.
 */
export async function listReceipts(ctx: Context, actor: Actor, messageId: string): Promise<readonly Receipt[]> {
  const { message, room, member } = await accessMessage(ctx, actor, messageId);
  if (member === null) throw new DomainError('not-a-member');
  requireReceipts(ctx);
  if (!ctx.settings.get('Message_Read_Receipt_Store_Users')) return [];

  const inThreadOnly = message.threadId !== null && !message.alsoToRoom;
  const readers = inThreadOnly
    ? await ctx.models.threadReads.readersOf(message.threadId, message.seq, MOST_PEOPLE)
    : await ctx.models.members.readersOf(room._id, message.seq, MOST_PEOPLE);
  const places = new Set(
    (
      await ctx.models.members.listOfRoom(
        room._id,
        readers.map(({ userId }) => userId),
      )
    ).map(({ userId }) => userId),
  );
  const present = readers.filter(({ userId }) => userId !== message.author.id && places.has(userId));
  const users = await ctx.models.users.findMany(present.map(({ userId }) => userId));
  const byId = new Map(users.map((user) => [user._id, user]));
  return present.flatMap(({ userId, readAt }) => {
    const user = byId.get(userId);
    return user === undefined ? [] : [{ user, readAt: readAt ?? message.sentAt }];
  });
}

/** The seq up to which everybody in a room has read; 0 when that is not told. */
export async function roomReadByAll(ctx: Context, actor: Actor, roomId: string): Promise<number> {
  const { room } = await accessRoomAsMember(ctx, actor, roomId);
  if (!ctx.settings.get('Message_Read_Receipt_Enabled')) return 0;
  return (await readByAll(ctx, [room._id])).get(room._id) ?? 0;
}

/** The same for some rooms at once, without those that are too large; for the process itself. */
export async function readByAll(
  ctx: Pick<Context, 'models'>,
  roomIds: readonly string[],
): Promise<Map<string, number>> {
  const rooms = await ctx.models.rooms.findMany(roomIds);
  const small = rooms.filter((room) => room.memberCount <= MOST_PEOPLE).map((room) => room._id);
  return ctx.models.members.leastRead(small);
}

function requireReceipts(ctx: Context): void {
  if (!ctx.settings.get('Message_Read_Receipt_Enabled')) throw new DomainError('not-allowed');
}
