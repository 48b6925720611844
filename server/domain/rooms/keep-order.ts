import { DomainError } from '../../contracts/errors.ts';
import type { RoomRole } from '../../contracts/room.ts';
import type { Member } from '../../models/members.ts';
import { accessRoom, can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { removeMember } from './membership.ts';

interface Target {
  readonly roomId: string;
  readonly userId: string;
}

const permissionOf = { owner: 'set-owner', moderator: 'set-moderator', leader: 'set-leader' } as const;

/** Gives a member a role in the room, or takes it; the last owner keeps theirs. */
export async function setRoomRole(
  ctx: Context,
  actor: Actor,
  input: Target & { readonly role: RoomRole; readonly held: boolean },
): Promise<Member> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  requirePermission(ctx, actor, permissionOf[input.role], member);
  const target = await targetOf(ctx, input);
  if (target.roles.includes(input.role) === input.held) return target;
  if (input.role === 'owner' && !input.held) await requireAnotherOwner(ctx, room._id);

  const roles = input.held ? [...target.roles, input.role] : target.roles.filter((role) => role !== input.role);
  const changed = await ctx.models.members.update(room._id, input.userId, { roles, updatedAt: ctx.clock.now() });
  await postSystemMessage(ctx, actor, room._id, input.held ? 'role-added' : 'role-removed', {
    username: target.username,
    role: input.role,
  });
  return changed ?? target;
}

/** Takes somebody out of a room. */
export async function kick(ctx: Context, actor: Actor, input: Target): Promise<void> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  const anywhere = can(ctx, actor, room.kind === 'channel' ? 'kick-user-from-any-c-room' : 'kick-user-from-any-p-room');
  if (!anywhere) requirePermission(ctx, actor, 'remove-user', member);
  const target = await targetOf(ctx, input);
  if (target.roles.includes('owner')) await requireAnotherOwner(ctx, room._id);

  await removeMember(ctx, room, input.userId);
  await postSystemMessage(ctx, actor, room._id, room.isTeamMain ? 'user-removed-from-team' : 'user-removed', {
    username: target.username,
  });
}

/** Takes somebody's voice in a room, or gives it back. */
export async function setMuted(
  ctx: Context,
  actor: Actor,
  input: Target & { readonly muted: boolean },
): Promise<Member> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  requirePermission(ctx, actor, 'mute-user', member);
  const target = await targetOf(ctx, input);
  if (target.muted === input.muted) return target;

  const changed = await ctx.models.members.update(room._id, input.userId, {
    muted: input.muted,
    updatedAt: ctx.clock.now(),
  });
  await postSystemMessage(ctx, actor, room._id, input.muted ? 'user-muted' : 'user-unmuted', {
    username: target.username,
  });
  return changed ?? target;
}

async function targetOf(ctx: Context, { roomId, userId }: Target): Promise<Member> {
  const target = await ctx.models.members.find(roomId, userId);
  if (target === null) throw new DomainError('not-a-member', { userId });
  return target;
}

/** @throws DomainError `last-owner` */
export async function requireAnotherOwner(ctx: Context, roomId: string): Promise<void> {
  if ((await ctx.models.members.countOwners(roomId)) <= 1) throw new DomainError('last-owner');
}
