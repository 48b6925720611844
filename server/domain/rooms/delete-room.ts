import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, can, requirePermission, type RoomAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage, underNextRev } from '../messages/index.ts';

/**
 * Erases a room for everybody, and its discussions with it. A tombstone stays, so that every client hears of it; its messages
 * are removed by a job. With a team's main room the team is gone: its other rooms stand by themselves.
 */
export async function deleteRoom(ctx: Context, actor: Actor, input: { readonly roomId: string }): Promise<void> {
  const access = await accessRoom(ctx, actor, input.roomId);
  requireMayDelete(ctx, actor, access);
  const { room } = access;
  await bury(ctx, room);
  if (room.isTeamMain) await detachTeam(ctx, room._id);
  else if (room.teamId !== null)
    await postSystemMessage(ctx, actor, room.teamId, 'team-room-deleted', { text: room.displayName });
}

/** @throws DomainError what forbids it. */
export function requireMayDelete(ctx: Context, actor: Actor, { room, member }: RoomAccess): void {
  if (room.isDefault) throw new DomainError('default-room');
  requirePermission(
    ctx,
    actor,
    ({ channel: 'delete-c', group: 'delete-p', direct: 'delete-d' } as const)[room.kind],
    member,
  );
  if (room.isTeamMain && !can(ctx, actor, 'delete-team', member))
    throw new DomainError('not-allowed', { permission: 'delete-team' });
}

async function bury(ctx: Context, room: Room): Promise<void> {
  for (const id of await ctx.models.rooms.discussionIds(room._id)) await buryOne(ctx, id);
  await buryOne(ctx, room._id);
  const { parentRoomId } = room;
  if (parentRoomId === null) return;
  for (const messageId of room.shownBy) {
    await underNextRev(ctx, parentRoomId, (rev) =>
      ctx.models.messages.update(messageId, { discussion: null, updatedAt: ctx.clock.now() }, rev),
    );
  }
}

async function buryOne(ctx: Context, roomId: string): Promise<void> {
  await ctx.models.rooms.bury(roomId, ctx.clock.now());
  await ctx.jobs.add('erase-room', roomId, { roomId });
}

/** The rooms of a team that is none any more belong to nobody. */
export async function detachTeam(ctx: Context, teamId: string): Promise<void> {
  for (const room of await ctx.models.rooms.listOfTeam(teamId))
    await ctx.models.rooms.update(room._id, { teamId: null, isTeamDefault: false, updatedAt: ctx.clock.now() });
}

/** The work that `deleteRoom` left; may run again and again. */
export async function eraseRoom(ctx: Context, roomId: string): Promise<void> {
  await ctx.models.messages.removeOfRoom(roomId);
  await ctx.models.invites.removeOfRoom(roomId);
  await ctx.models.members.leaveAll(roomId, ctx.clock.now());
}
