import { DomainError } from '../../contracts/errors.ts';
import { duplicateKey } from '../../models/patience.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoomAsMember, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { RoomAndMember } from './create-room.ts';
import { newMember, newRoom } from './new-room.ts';

/** The direct room of exactly these people and the actor: the set of members is its identity, so there is one. */
export async function openDirect(
  ctx: Context,
  actor: Actor,
  input: { readonly userIds: readonly string[] },
): Promise<RoomAndMember> {
  const ids = [...new Set([actor.id, ...input.userIds])].sort();
  if (ids.length > ctx.settings.get('DirectMesssage_maxUsers')) throw new DomainError('too-many-members');

  const room = (await ctx.models.rooms.findDirect(ids.join(','))) ?? (await createDirect(ctx, actor, ids));
  const member = await ctx.models.members.update(room._id, actor.id, { open: true, updatedAt: ctx.clock.now() });
  if (member === null) throw new DomainError('room-not-found');
  return { room, member };
}

/**
 * A conversation with more people: who is in a direct room is what it is, so they begin a new one, and what was said before
 * stays among those who said it.
 */
export async function extendDirect(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly userIds: readonly string[] },
): Promise<RoomAndMember> {
  const { room } = await accessRoomAsMember(ctx, actor, input.roomId);
  if (room.kind !== 'direct') throw new DomainError('not-allowed');
  return openDirect(ctx, actor, { userIds: [...room.directMembers.map((person) => person.id), ...input.userIds] });
}

async function createDirect(ctx: Context, actor: Actor, ids: readonly string[]): Promise<Room> {
  requirePermission(ctx, actor, 'create-d');
  const users = await ctx.models.users.findMany(ids);
  if (users.length !== ids.length || users.some((user) => !user.active)) throw new DomainError('user-not-found');

  const people = users.map((user) => ({ id: user._id, username: user.username, name: user.name }));
  const room = newRoom(ctx, {
    kind: 'direct',
    name: '',
    displayName: '',
    creatorId: actor.id,
    directKey: ids.join(','),
    directMembers: people,
    memberCount: people.length,
  });
  const stored = await insertOrFind(ctx, room);
  // The others see the room when something is said in it.
  const members = people.map((person) => ({ ...newMember(ctx, stored, person), open: person.id === actor.id }));
  await ctx.models.members.join(stored._id, members);
  return stored;
}

/** Two people may open the same room at once: one of them makes it. */
async function insertOrFind(ctx: Context, room: Room): Promise<Room> {
  try {
    await ctx.models.rooms.insert(room);
    return room;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    return (await ctx.models.rooms.findDirect(room.directKey ?? '')) ?? room;
  }
}
