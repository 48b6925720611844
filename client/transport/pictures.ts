import type { ErrorCode } from '../../server/contracts/errors.ts';
import type { UserView } from '../../server/contracts/user.ts';
import { chatStore, updateChat } from '../store/chat-store.ts';
import { CallFailure } from './call-failure.ts';
import { call, liveStore } from './live.ts';

const MOST_AT_ONCE = 200;

/** People on screen whose picture was asked for; after an absence they are asked for again. */
const asked = new Set<string>();
let gathering: Set<string> | null = null;

/** Which picture somebody has, by the version that is part of its address; empty for none. */
export function pictureOf(userId: string): string {
  const { self, users } = chatStore.getState();
  return (self?.id === userId ? self.avatarVersion : users[userId]?.avatarVersion) ?? '';
}

/** Learns it for somebody who is shown. All that are wanted in one moment are asked for together, and only once. */
export function wantPicture(userId: string): void {
  const { self, users } = chatStore.getState();
  if (userId === self?.id || userId in users || asked.has(userId)) return;
  asked.add(userId);
  gather([userId]);
}

function gather(userIds: Iterable<string>): void {
  if (gathering === null) {
    gathering = new Set();
    setTimeout(() => void loadGathered());
  }
  for (const userId of userIds) gathering.add(userId);
}

async function loadGathered(): Promise<void> {
  const wanted = [...(gathering ?? [])];
  gathering = null;
  for (let at = 0; at < wanted.length; at += MOST_AT_ONCE) {
    const ids = wanted.slice(at, at + MOST_AT_ONCE);
    const users = await call('user:get', { ids }).catch(() => null);
    // Without an answer they are asked for when somebody shows them again.
    if (users === null) ids.forEach((id) => asked.delete(id));
    else keep(users);
  }
}

function keep(users: readonly UserView[]): void {
  const known = Object.fromEntries(users.map((user) => [user.id, user]));
  updateChat((state) => ({ ...state, users: { ...state.users, ...known } }));
}

liveStore.subscribe((state, before) => {
  if (before.lostAt !== null && state.lostAt === null) gather(asked);
});

// Another account may see other people.
chatStore.subscribe((state, before) => {
  if (state.self === null && before.self !== null) asked.clear();
});

/** A picture of one's own, cut already; or the address of one. Throws `CallFailure`. */
export function setOwnPicture(picture: Blob | string): Promise<void> {
  if (typeof picture === 'string') return post('users.setAvatar', JSON.stringify({ avatarUrl: picture }));
  const form = new FormData();
  form.set('image', picture, 'picture');
  return post('users.setAvatar', form);
}

export function removeOwnPicture(): Promise<void> {
  return post('users.resetAvatar', '{}');
}

/** Null takes the picture away. Throws `CallFailure`. */
export async function setRoomPicture(roomId: string, picture: Blob | null): Promise<void> {
  const roomAvatar = picture === null ? '' : await dataUriOf(picture);
  await post('rooms.saveRoomSettings', JSON.stringify({ rid: roomId, roomAvatar }));
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'error-invalid-image': 'image-unusable',
  'error-avatar-invalid-url': 'address-unusable',
  'error-file-too-large': 'file-too-large',
  'error-storage-full': 'storage-full',
  'error-room-not-found': 'room-not-found',
};

async function post(endpoint: string, body: string | FormData): Promise<void> {
  const headers: HeadersInit = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const response = await fetch(`/api/v1/${endpoint}`, { method: 'POST', headers, body }).catch(() => {
    throw new CallFailure('offline');
  });
  if (response.ok) return;
  const answer = (await response.json().catch(() => null)) as { errorType?: string } | null;
  if (response.status === 401) throw new CallFailure('not-logged-in');
  if (response.status === 429) throw new CallFailure('too-many-requests');
  throw new CallFailure(codes[answer?.errorType ?? ''] ?? (response.status < 500 ? 'not-allowed' : 'no-answer'));
}

function dataUriOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new CallFailure('image-unusable'));
    reader.readAsDataURL(blob);
  });
}
