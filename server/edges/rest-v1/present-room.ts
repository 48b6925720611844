import type { RoomKind } from '../../contracts/room.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import type { Room } from '../../domain/rooms/index.ts';
import { getUsers, type User } from '../../domain/users/index.ts';
import { presentPreview, systemTypes } from './present-message.ts';

export const roomTypes: Readonly<Record<RoomKind, 'c' | 'p' | 'd'>> = { channel: 'c', group: 'p', direct: 'd' };

/** Rooms as Rocket.Chat's clients know them; the people who made them are loaded together. */
export async function presentRooms(ctx: Context, actor: Actor, rooms: readonly Room[]) {
  const creators = await getUsers(ctx, actor, [...new Set(rooms.map((room) => room.creatorId))]);
  const byId = new Map(creators.map((user) => [user._id, user]));
  return rooms.map((room) => presentWith(room, byId.get(room.creatorId)));
}

export async function presentRoom(ctx: Context, actor: Actor, room: Room) {
  const creator = (await getUsers(ctx, actor, [room.creatorId]))[0];
  return presentWith(room, creator);
}

/** When a room last changed in the eyes of these clients, for whom a message changes its room. */
export function movedAt(room: Room): Date {
  return room.lastMessageAt !== null && room.lastMessageAt > room.updatedAt ? room.lastMessageAt : room.updatedAt;
}

function presentWith(room: Room, creator: User | undefined) {
  const lastMessage = presentPreview(room);
  return {
    _id: room._id,
    t: roomTypes[room.kind],
    ...(room.kind === 'direct' ? directFields(room) : { name: room.name, fname: room.displayName }),
    u: { _id: room.creatorId, username: creator?.username ?? '', name: creator?.name ?? '' },
    msgs: room.seq,
    usersCount: room.memberCount,
    ts: room.createdAt.toISOString(),
    ...(room.lastMessageAt === null ? {} : { lm: room.lastMessageAt.toISOString() }),
    ...(lastMessage === null ? {} : { lastMessage }),
    ...textFields(room),
    ro: room.readOnly,
    archived: room.archived,
    default: room.isDefault,
    sysMes: room.hiddenSystemKinds.length === 0 ? true : typesOf(room.hiddenSystemKinds),
    encrypted: false,
    broadcast: room.broadcast,
    reactWhenReadOnly: room.reactWhenReadOnly,
    joinCodeRequired: room.joinCodeHash !== null,
    ...belongings(room),
    ...(room.customFields === undefined ? {} : { customFields: room.customFields }),
    ...(room.featured === undefined ? {} : { featured: room.featured }),
    ...((room.avatarVersion ?? '') === '' ? {} : { avatarETag: room.avatarVersion }),
    _updatedAt: movedAt(room).toISOString(),
  };
}

/** The room above a discussion, and the team. */
export function belongings(room: Room) {
  return {
    ...(room.parentRoomId === null ? {} : { prid: room.parentRoomId }),
    ...(room.teamId === null ? {} : { teamId: room.teamId }),
    ...(room.isTeamMain ? { teamMain: true } : {}),
    ...(room.isTeamDefault ? { teamDefault: true } : {}),
  };
}

function typesOf(kinds: Room['hiddenSystemKinds']): string[] {
  return kinds.map((kind) => systemTypes[kind]).filter((type) => type !== null);
}

function directFields(room: Room) {
  return {
    uids: room.directMembers.map((person) => person.id),
    usernames: room.directMembers.map((person) => person.username),
  };
}

function textFields({ topic, description, announcement }: Room) {
  return Object.fromEntries(Object.entries({ topic, description, announcement }).filter(([, text]) => text !== ''));
}
