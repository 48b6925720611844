import { DomainError } from '../../contracts/errors.ts';
import type { User } from '../../models/users.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { requireAnotherOwner } from './keep-order.ts';
import { leaveDiscussions } from './membership.ts';
import { newMember } from './new-room.ts';

interface Target {
  readonly roomId: string;
  readonly userId: string;
}

/** Takes somebody out of a room for good: they can't come back, be brought back, or see it. Also who is not in it. */
export async function ban(ctx: Context, actor: Actor, input: Target): Promise<void> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  requirePermission(ctx, actor, 'ban-user', member);
  if (input.userId === actor.id) throw new DomainError('not-allowed');
  const user = await ctx.models.users.find(input.userId);
  if (user === null) throw new DomainError('user-not-found');
  const place = await ctx.models.members.find(room._id, user._id);
  if (place?.roles.includes('owner') === true) await requireAnotherOwner(ctx, room._id);

  const now = ctx.clock.now();
  const before = await ctx.models.members.ban(newMember(ctx, room, { ...user, id: user._id }), now);
  if (before !== null && before.leftAt === null) await ctx.models.rooms.changeMemberCount(room._id, -1, now);
  if (room.parentRoomId === null) await leaveDiscussions(ctx, room, user._id);
  if ((before?.bannedAt ?? null) === null)
    await postSystemMessage(ctx, actor, room._id, 'user-banned', { username: user.username });
}

/** Lets somebody come back who was banned; it does not bring them back. */
export async function unban(ctx: Context, actor: Actor, input: Target): Promise<void> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'ban-user', member);
  const place = await ctx.models.members.unban(room._id, input.userId, ctx.clock.now());
  if (place !== null) await postSystemMessage(ctx, actor, room._id, 'user-unbanned', { username: place.username });
}

/** Who is banned from a room, for those who may lift it. */
export async function listBanned(ctx: Context, actor: Actor, roomId: string): Promise<readonly User[]> {
  const { room, member } = await accessRoom(ctx, actor, roomId);
  requirePermission(ctx, actor, 'ban-user', member);
  const banned = await ctx.models.members.listBanned(room._id);
  return ctx.models.users.findMany(banned.map((place) => place.userId));
}
