import { DomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';
import { accessDoor, can, requirePermission, type PermissionId, type RoomAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export type TeamReference = { readonly teamId: string } | { readonly name: string };

/** A team is its main room, and is seen by whoever sees that. What one may not see does not exist. */
export async function accessTeam(ctx: Context, actor: Actor, by: TeamReference): Promise<RoomAccess> {
  const id = 'teamId' in by ? by.teamId : (await ctx.models.rooms.findByNameKey(fold(by.name)))?._id;
  if (id === undefined) throw new DomainError('team-not-found');
  try {
    const access = await accessDoor(ctx, actor, id);
    if (access.room.isTeamMain) return access;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'room-not-found') throw error;
    if (can(ctx, actor, 'view-all-teams')) {
      const room = await ctx.models.rooms.find(id);
      if (room?.isTeamMain === true) return { room, member: null };
    }
  }
  throw new DomainError('team-not-found');
}

/** As `accessTeam`, for what needs a right in it. */
export async function accessTeamWith(
  ctx: Context,
  actor: Actor,
  by: TeamReference,
  permission: PermissionId,
): Promise<RoomAccess> {
  const access = await accessTeam(ctx, actor, by);
  requirePermission(ctx, actor, permission, access.member);
  return access;
}
