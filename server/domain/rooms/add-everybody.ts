import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, peopleOfTeam, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { enterQuietly } from './team-place.ts';

const AT_ONCE = 500;

/** Brings everybody into a room, into one of a private team everybody of that. Nothing is said there of each of them. */
export async function addEverybody(ctx: Context, actor: Actor, input: { readonly roomId: string }): Promise<Room> {
  requirePermission(ctx, actor, 'add-all-to-room');
  const { room } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  if (room.archived) throw new DomainError('room-archived');
  if (room.parentRoomId !== null) throw new DomainError('not-allowed');
  for (let offset = 0; ; offset += AT_ONCE) {
    const { users } = await ctx.models.users.search('', { offset, limit: AT_ONCE });
    const ids = users.map((user) => user._id);
    const welcome = room.teamId === null || room.isTeamMain ? new Set(ids) : await peopleOfTeam(ctx, room.teamId, ids);
    const people = users.filter((user) => welcome.has(user._id));
    await enterQuietly(
      ctx,
      room,
      people.map(({ _id: id, username, name }) => ({ id, username, name })),
    );
    if (users.length < AT_ONCE) break;
  }
  return (await ctx.models.rooms.find(room._id)) ?? room;
}
