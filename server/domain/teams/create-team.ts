import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { bringIn, makeRoom, setRoomRole, type RoomPlan } from '../rooms/index.ts';

export type TeamPlan = Omit<RoomPlan, 'teamId' | 'excludeSelf'> & {
  /** Who owns it instead of the actor. */
  readonly ownerId?: string | undefined;
};

/** Makes a team: its main room, open to all (`channel`) or by invitation (`group`), owned by the actor. */
export async function createTeam(ctx: Context, actor: Actor, plan: TeamPlan): Promise<Room> {
  requirePermission(ctx, actor, 'create-team');
  const id = ctx.newId();
  const { ownerId, ...rest } = plan;
  const { room } = await makeRoom(ctx, actor, { ...rest, teamId: id }, { _id: id, isTeamMain: true });
  if (ownerId === undefined || ownerId === actor.id) return room;

  const owner = await ctx.models.users.find(ownerId);
  if (owner === null || !owner.active) throw new DomainError('user-not-found');
  await bringIn(ctx, actor, room, [owner]);
  await setRoomRole(ctx, actor, { roomId: id, userId: ownerId, role: 'owner', held: true });
  return (await ctx.models.rooms.find(id)) ?? room;
}

/** Makes a team of a room, which becomes its main room. */
export async function convertToTeam(ctx: Context, actor: Actor, input: { readonly roomId: string }): Promise<Room> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  requirePermission(ctx, actor, 'create-team');
  requirePermission(ctx, actor, 'edit-room', member);
  if (room.parentRoomId !== null) throw new DomainError('not-allowed');
  if (room.teamId !== null) throw new DomainError('room-in-team');

  const changes = { teamId: room._id, isTeamMain: true, updatedAt: ctx.clock.now() };
  const team = await ctx.models.rooms.update(room._id, changes);
  if (team === null) throw new DomainError('room-not-found');
  await postSystemMessage(ctx, actor, room._id, 'converted-to-team');
  return team;
}
