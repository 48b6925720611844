import type { MembershipView, RoomView } from '../../server/contracts/room.ts';
import type { PresenceStatus } from '../../server/contracts/user.ts';
import { applyEvent } from '../store/apply-event.ts';
import { chatStore, updateChat } from '../store/chat-store.ts';
import { call } from './live.ts';

/** What people do with rooms. The answer is taken like the event that follows it, so that the next click finds it. */
export async function createRoom(input: Parameters<typeof call<'room:create'>>[1]): Promise<RoomView> {
  return enter(await call('room:create', input));
}

export async function joinRoom(roomId: string, joinCode?: string): Promise<RoomView> {
  return enter(await call('room:join', joinCode === undefined ? { roomId } : { roomId, joinCode }));
}

export async function createTeam(input: Parameters<typeof call<'team:create'>>[1]): Promise<RoomView> {
  return enter(await call('team:create', input));
}

export async function createDiscussion(input: Parameters<typeof call<'discussion:create'>>[1]): Promise<RoomView> {
  return enter(await call('discussion:create', input));
}

/** A conversation of the people of a direct room and some more. */
export async function addToDirect(roomId: string, userIds: readonly string[]): Promise<RoomView> {
  return enter(await call('direct:add', { roomId, userIds: [...userIds] }));
}

export async function comeByInvite(token: string): Promise<RoomView> {
  return enter(await call('invite:use', { token }));
}

export async function openDirect(userIds: readonly string[]): Promise<RoomView> {
  return enter(await call('direct:open', { userIds: [...userIds] }));
}

export async function leaveRoom(roomId: string): Promise<void> {
  await call('room:leave', { roomId });
  const membership = chatStore.getState().memberships[roomId];
  if (membership !== undefined) take({ ...membership, leftAt: new Date().toISOString() });
}

export async function setFavorite(roomId: string, favorite: boolean): Promise<void> {
  take(await call('room:favorite', { roomId, favorite }));
}

export async function hideRoom(roomId: string): Promise<void> {
  take(await call('room:hide', { roomId }));
}

export async function inviteToRoom(roomId: string, userIds: readonly string[]): Promise<void> {
  await call('room:invite', { roomId, userIds: [...userIds] });
}

export async function markRead(roomId: string, seq: number): Promise<void> {
  take(await call('room:read', { roomId, seq }));
}

interface StatusWords {
  readonly statusText: string;
  readonly statusEmoji: string;
  /** ISO. */
  readonly expiresAt: string | null;
}

/** How one is here; without words those that stand beside it stay. */
export async function setStatus(status: PresenceStatus, words?: StatusWords): Promise<void> {
  const held = chatStore.getState().self;
  const kept = {
    statusText: held?.statusText ?? '',
    statusEmoji: held?.statusEmoji ?? '',
    expiresAt: held?.statusExpiresAt ?? null,
  };
  const self = await call('presence:set', { status, ...(words ?? kept) });
  updateChat((state) => applyEvent(state, { name: 'self:changed', data: self }, Date.now()));
}

function enter({ room, membership }: { readonly room: RoomView; readonly membership: MembershipView }): RoomView {
  take(membership, room);
  return room;
}

function take(membership: MembershipView, room?: RoomView): void {
  const data = room === undefined ? { membership } : { membership, room };
  updateChat((state) => applyEvent(state, { name: 'membership:changed', data }, Date.now()));
}
