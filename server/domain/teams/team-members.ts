import { DomainError } from '../../contracts/errors.ts';
import type { RoomRole } from '../../contracts/room.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { bringIn, leaveRoom, removeMember, requireAnotherOwner, setRoomRole } from '../rooms/index.ts';
import { accessTeam, accessTeamWith, type TeamReference } from './access-team.ts';

interface Newcomer {
  readonly userId: string;
  readonly roles: readonly RoomRole[];
}

const roles = ['owner', 'moderator', 'leader'] as const;

/** Takes people into a team, and into those of its rooms that are for all of it. */
export async function addToTeam(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly members: readonly Newcomer[] },
): Promise<void> {
  const { room } = await accessTeamWith(ctx, actor, input.team, 'add-team-member');
  const users = await ctx.models.users.findMany(input.members.map(({ userId }) => userId));
  const active = users.filter((user) => user.active);
  if (active.length < new Set(input.members.map(({ userId }) => userId)).size) throw new DomainError('user-not-found');
  await bringIn(ctx, actor, room, active);
  for (const member of input.members.filter((one) => one.roles.length > 0))
    await setTeamRoles(ctx, actor, { team: { teamId: room._id }, ...member });
}

/** Says which roles somebody has in a team; they are those of its main room. */
export async function setTeamRoles(
  ctx: Context,
  actor: Actor,
  input: Newcomer & { readonly team: TeamReference },
): Promise<void> {
  const { room } = await accessTeamWith(ctx, actor, input.team, 'edit-team-member');
  for (const role of roles) {
    const target = { roomId: room._id, userId: input.userId, role, held: input.roles.includes(role) };
    const held = (await ctx.models.members.find(room._id, input.userId))?.roles ?? [];
    if (held.includes(role) !== target.held) await setRoomRole(ctx, actor, target);
  }
}

/** Takes somebody out of a team and out of the chosen ones of its rooms. */
export async function removeFromTeam(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly userId: string; readonly roomIds: readonly string[] },
): Promise<void> {
  const { room } = await accessTeamWith(ctx, actor, input.team, 'edit-team-member');
  const target = await ctx.models.members.find(room._id, input.userId);
  if (target === null) throw new DomainError('not-a-member', { userId: input.userId });
  if (target.roles.includes('owner')) await requireAnotherOwner(ctx, room._id);

  for (const chosen of await ctx.models.rooms.findMany(input.roomIds)) {
    if (chosen.teamId !== room._id || chosen.isTeamMain) throw new DomainError('room-not-found');
    const place = await ctx.models.members.find(chosen._id, input.userId);
    if (place === null) continue;
    if (place.roles.includes('owner')) await requireAnotherOwner(ctx, chosen._id);
    await removeMember(ctx, chosen, input.userId);
    await postSystemMessage(ctx, actor, chosen._id, 'user-removed', { username: target.username });
  }
  await removeMember(ctx, room, input.userId);
  await postSystemMessage(ctx, actor, room._id, 'user-removed-from-team', { username: target.username });
}

/** Leaves a team and the chosen ones of its rooms. */
export async function leaveTeam(
  ctx: Context,
  actor: Actor,
  input: { readonly team: TeamReference; readonly roomIds: readonly string[] },
): Promise<void> {
  const { room } = await accessTeam(ctx, actor, input.team);
  for (const roomId of new Set(input.roomIds)) {
    const access = await accessRoom(ctx, actor, roomId);
    if (access.room.teamId !== room._id || access.room.isTeamMain) throw new DomainError('room-not-found');
    if (access.member !== null) await leaveRoom(ctx, actor, { roomId });
  }
  await leaveRoom(ctx, actor, { roomId: room._id });
}
