import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import { duplicateKey } from '../../models/patience.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoomAsMember, peopleOfTeam, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { slugOf } from './names.ts';
import { newMember, newRoom } from './new-room.ts';

export interface RoomPlan {
  readonly kind: 'channel' | 'group';
  readonly name: string;
  readonly topic?: string | undefined;
  readonly description?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** Read-only for good, and whoever may not write does not see who else reads. */
  readonly broadcast?: boolean | undefined;
  /** The team that it is made in. */
  readonly teamId?: string | undefined;
  readonly memberIds?: readonly string[] | undefined;
  /** The creator stays outside; for administrators' scripts. */
  readonly excludeSelf?: boolean | undefined;
}

export interface RoomAndMember {
  readonly room: Room;
  readonly member: Member;
}

/** Makes a channel or a private group; the creator owns it. */
export async function createRoom(
  ctx: Context,
  actor: Actor,
  plan: RoomPlan,
): Promise<{ readonly room: Room; readonly member: Member | null }> {
  requirePermission(ctx, actor, plan.kind === 'channel' ? 'create-c' : 'create-p');
  const { teamId } = plan;
  if (teamId === undefined) return makeRoom(ctx, actor, plan);

  const team = await accessRoomAsMember(ctx, actor, teamId);
  if (!team.room.isTeamMain) throw new DomainError('team-not-found');
  requirePermission(ctx, actor, 'add-team-channel', team.member);
  const reached = await peopleOfTeam(ctx, teamId, plan.memberIds ?? []);
  const made = await makeRoom(ctx, actor, { ...plan, memberIds: [...reached] });
  await postSystemMessage(ctx, actor, teamId, 'team-room-added', { text: made.room.displayName });
  return made;
}

/** As `createRoom`, for whoever has made sure already that the actor may. */
export async function makeRoom(
  ctx: Context,
  actor: Actor,
  plan: RoomPlan,
  more: Partial<Pick<Room, '_id' | 'isTeamMain'>> = {},
): Promise<{ readonly room: Room; readonly member: Member | null }> {
  const people = await ctx.models.users.findMany((plan.memberIds ?? []).filter((id) => id !== actor.id));
  const broadcast = plan.broadcast ?? false;
  const room = newRoom(ctx, {
    kind: plan.kind,
    name: slugOf(plan.name),
    displayName: plan.name.trim().replace(/^#/, ''),
    creatorId: actor.id,
    topic: plan.topic?.trim() ?? '',
    description: plan.description?.trim() ?? '',
    readOnly: broadcast || (plan.readOnly ?? false),
    broadcast,
    teamId: plan.teamId ?? null,
    memberCount: people.length + (plan.excludeSelf === true ? 0 : 1),
    ...more,
  });
  await insertRoom(ctx, room);

  const owner = plan.excludeSelf === true ? null : newMember(ctx, room, actor, ['owner']);
  const others = people.map((user) => newMember(ctx, room, { id: user._id, username: user.username, name: user.name }));
  await ctx.models.members.join(room._id, owner === null ? others : [owner, ...others]);
  return { room, member: owner };
}

export async function insertRoom(ctx: Context, room: Room): Promise<void> {
  try {
    await ctx.models.rooms.insert(room);
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    throw new DomainError('room-name-taken', { name: room.name });
  }
}
