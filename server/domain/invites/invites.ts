import { DomainError } from '../../contracts/errors.ts';
import type { Invite } from '../../models/invites.ts';
import type { Room } from '../../models/rooms.ts';
import { hashSecret, newSecret } from '../../platform/secrets.ts';
import { accessRoom, can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { enterRoom, whoMayBeIn, type RoomAndMember } from '../rooms/index.ts';

const DAY_MS = 86_400_000;
const MOST_OF_ROOM = 200;

/**
 * Makes a link that lets people into a room. Only the hash of its secret is kept, so the link is told this once: whoever reads
 * the store, or the list of links, cannot come in by it. Rocket.Chat answers an old link when the same is asked for again; here
 * a new one is made, and the old ones go on until they are over or taken back.
 * @param input.days 0 for ever. @param input.maxUses 0 for any number.
 */
export async function createInvite(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly days: number; readonly maxUses: number },
): Promise<{ readonly invite: Invite; readonly token: string }> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  requirePermission(ctx, actor, 'create-invite-links', member);
  if (room.parentRoomId !== null || room.archived) throw new DomainError('not-allowed');
  if ((await ctx.models.invites.countOfRoom(room._id)) >= MOST_OF_ROOM) throw new DomainError('too-many-requests');

  const token = newSecret();
  const now = ctx.clock.now();
  const invite: Invite = {
    _id: ctx.newId(),
    tokenHash: hashSecret(token),
    roomId: room._id,
    creatorId: actor.id,
    days: input.days,
    maxUses: input.maxUses,
    uses: 0,
    expiresAt: input.days === 0 ? null : new Date(now.getTime() + input.days * DAY_MS),
    createdAt: now,
  };
  await ctx.models.invites.insert(invite);
  return { invite, token };
}

/** The links into a room, for whoever may make some. Without a room: all that the actor made. Newest first. */
export async function listInvites(ctx: Context, actor: Actor, roomId: string | null): Promise<readonly Invite[]> {
  if (roomId === null) return ctx.models.invites.listOfCreator(actor.id);
  const { room, member } = await accessRoom(ctx, actor, roomId);
  requirePermission(ctx, actor, 'create-invite-links', member);
  return ctx.models.invites.listOfRoom(room._id);
}

/** Takes a link back: the own one, or any of a room where one may make some. */
export async function removeInvite(ctx: Context, actor: Actor, inviteId: string): Promise<void> {
  const invite = await ctx.models.invites.find(inviteId);
  if (invite === null) throw new DomainError('invite-not-found');
  if (invite.creatorId !== actor.id && !(await mayManage(ctx, actor, invite.roomId)))
    throw new DomainError('invite-not-found');
  await ctx.models.invites.remove(invite._id);
}

async function mayManage(ctx: Context, actor: Actor, roomId: string): Promise<boolean> {
  const [room, member] = await Promise.all([ctx.models.rooms.find(roomId), ctx.models.members.find(roomId, actor.id)]);
  return room !== null && member !== null && can(ctx, actor, 'create-invite-links', member);
}

/** Whether a link would let somebody in now; it tells not where. */
export async function isInviteValid(ctx: Context, token: string): Promise<boolean> {
  return (await usable(ctx, token)) !== null;
}

/**
 * Comes into a room by a link. It stands for an invitation by its maker, so private rooms and codes are no obstacle; a ban is.
 * Being in already costs none of its uses.
 */
export async function acceptInvite(ctx: Context, actor: Actor, token: string): Promise<RoomAndMember> {
  const found = await usable(ctx, token);
  if (found === null) throw new DomainError('invite-not-found');
  const { invite, room } = found;
  const place = await ctx.models.members.findEver(room._id, actor.id);
  if (place !== null && place.leftAt === null) return { room, member: place };
  if ((place?.bannedAt ?? null) !== null) throw new DomainError('invite-not-found');
  await whoMayBeIn(ctx, room, await ctx.models.users.findMany([actor.id]));

  if ((await ctx.models.invites.take(invite._id, ctx.clock.now())) === null) throw new DomainError('invite-not-found');
  try {
    return await enterRoom(ctx, actor, room);
  } catch (error) {
    await ctx.models.invites.giveBack(invite._id);
    throw error;
  }
}

async function usable(ctx: Context, token: string): Promise<{ readonly invite: Invite; readonly room: Room } | null> {
  const invite = await ctx.models.invites.findByToken(hashSecret(token));
  if (invite === null || (invite.expiresAt !== null && invite.expiresAt <= ctx.clock.now())) return null;
  if (invite.maxUses !== 0 && invite.uses >= invite.maxUses) return null;
  const [room, maker] = await Promise.all([
    ctx.models.rooms.find(invite.roomId),
    ctx.models.users.find(invite.creatorId),
  ]);
  return room === null || room.archived || maker?.active !== true ? null : { invite, room };
}
