import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { accessRoom, visibleRooms, type RoomAccess } from './access-room.ts';

export interface MessageAccess extends RoomAccess {
  readonly message: Message;
}

/** Those of some messages that live and that the actor may see; for quotes and lists. What is left out says nothing about why. */
export async function visibleMessages(
  ctx: Context,
  actor: Actor,
  messageIds: readonly string[],
): Promise<{ readonly message: Message; readonly room: Room }[]> {
  if (messageIds.length === 0) return [];
  const living = (await ctx.models.messages.findMany(messageIds)).filter(({ deletedAt }) => deletedAt === null);
  const rooms = await ctx.models.rooms.findMany([...new Set(living.map(({ roomId }) => roomId))]);
  const seen = new Map((await visibleRooms(ctx, actor, rooms)).map(({ room }) => [room._id, room]));
  return living.flatMap((message) => {
    const room = seen.get(message.roomId);
    return room === undefined ? [] : [{ message, room }];
  });
}

/** The one gate to single messages: seen by whoever sees the room. A deleted message does not exist. */
export async function accessMessage(ctx: Context, actor: Actor, messageId: string): Promise<MessageAccess> {
  const message = await ctx.models.messages.find(messageId);
  if (message === null || message.deletedAt !== null) throw new DomainError('message-not-found');
  try {
    return { message, ...(await accessRoom(ctx, actor, message.roomId)) };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'room-not-found') throw new DomainError('message-not-found');
    throw error;
  }
}
