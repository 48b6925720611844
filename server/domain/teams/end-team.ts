import { DomainError } from '../../contracts/errors.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { deleteRoom, detachTeam, requireMayDelete } from '../rooms/index.ts';
import { accessTeamWith, type TeamReference } from './access-team.ts';

/** Erases a team with its main room and the chosen ones of its rooms; the others stand by themselves. */
export async function deleteTeam(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly roomIds: readonly string[] },
): Promise<void> {
  const access = await accessTeamWith(ctx, actor, input.team, 'delete-team');
  const { room } = access;
  requireMayDelete(ctx, actor, access);
  await deleteChosen(ctx, actor, room, input.roomIds);
  await deleteRoom(ctx, actor, { roomId: room._id });
}

/** Makes an ordinary room of a team; the chosen ones of its rooms are erased, the others stand by themselves. */
export async function convertToChannel(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly roomIds: readonly string[] },
): Promise<Room> {
  const { room, member } = await accessTeamWith(ctx, actor, input.team, 'convert-team');
  requirePermission(ctx, actor, 'edit-room', member);
  await deleteChosen(ctx, actor, room, input.roomIds);
  await detachTeam(ctx, room._id);
  const changes = { teamId: null, isTeamMain: false, updatedAt: ctx.clock.now() };
  const changed = await ctx.models.rooms.update(room._id, changes);
  if (changed === null) throw new DomainError('team-not-found');
  await postSystemMessage(ctx, actor, room._id, 'converted-to-channel');
  return changed;
}

/** All of them may be erased, or none is. */
async function deleteChosen(ctx: Context, actor: Actor, team: Room, roomIds: readonly string[]): Promise<void> {
  const chosen = [];
  for (const roomId of new Set(roomIds)) {
    const access = await accessRoom(ctx, actor, roomId);
    if (access.room.teamId !== team._id || access.room.isTeamMain) throw new DomainError('room-not-found');
    requireMayDelete(ctx, actor, access);
    chosen.push(roomId);
  }
  for (const roomId of chosen) await deleteRoom(ctx, actor, { roomId });
}
