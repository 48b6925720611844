import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../contracts/errors.ts';
import type { SystemMessageKind } from '../../contracts/message.ts';
import type { Room } from '../../models/rooms.ts';
import { searchKeysOf } from '../../models/search-keys.ts';
import type { RoomChanges } from './change-room.ts';
import { slugOf } from './names.ts';
import { nameFields } from './new-room.ts';

export type RoomFields = Partial<Omit<Room, '_id' | 'seq' | 'rootSeq' | 'groupSeq' | 'rev'>>;

export interface Said {
  readonly kind: SystemMessageKind;
  readonly details: Readonly<Record<string, string>>;
}

type Draft = { -readonly [Field in keyof RoomFields]: RoomFields[Field] };
type Wanted = RoomChanges & { readonly joinCodeHash: string | null | undefined };

const texts = [
  ['topic', 'topic-changed'],
  ['description', 'description-changed'],
  ['announcement', 'announcement-changed'],
] as const;

const flags = [
  ['readOnly', 'read-only-set', 'read-only-removed'],
  ['reactWhenReadOnly', 'reacting-allowed', 'reacting-disallowed'],
  ['isDefault', null, null],
  ['featured', null, null],
] as const;

/** What a request would make different of a room, and what the room's history says of it. */
export function differencesOf(room: Room, wanted: Wanted): { readonly changes: RoomFields; readonly said: Said[] } {
  const changes: Draft = {};
  const said: Said[] = [];
  if (wanted.name !== undefined && wanted.name.trim() !== room.displayName) rename(room, wanted.name, changes, said);
  for (const [field, kind] of texts) {
    const text = wanted[field]?.trim();
    if (text === undefined || text === room[field]) continue;
    changes[field] = text;
    said.push({ kind, details: { to: text } });
  }
  if (wanted.kind !== undefined && wanted.kind !== room.kind) {
    changes.kind = wanted.kind;
    said.push({ kind: 'privacy-changed', details: { to: wanted.kind } });
  }
  for (const [field, on, off] of flags) {
    const value = wanted[field];
    if (value === undefined || value === (room[field] ?? false)) continue;
    changes[field] = value;
    const kind = value ? on : off;
    if (kind !== null) said.push({ kind, details: {} });
  }
  if (wanted.joinCodeHash !== undefined && (wanted.joinCodeHash !== null || room.joinCodeHash !== null))
    changes.joinCodeHash = wanted.joinCodeHash;
  if (wanted.hiddenSystemKinds !== undefined && !isDeepStrictEqual(wanted.hiddenSystemKinds, room.hiddenSystemKinds))
    changes.hiddenSystemKinds = wanted.hiddenSystemKinds;
  if (wanted.customFields !== undefined && !isDeepStrictEqual(wanted.customFields, room.customFields ?? {}))
    changes.customFields = wanted.customFields;
  if (room.kind !== 'direct') Object.assign(changes, foundBy(room, changes));
  return { changes, said };
}

/** A discussion keeps its address, which is its id. */
function rename(room: Room, given: string, changes: Draft, said: Said[]): void {
  const displayName = given.trim();
  if (room.parentRoomId === null) changes.name = slugOf(given);
  else if (displayName === '') throw new DomainError('room-name-invalid');
  changes.displayName = displayName;
  said.push({ kind: 'room-renamed', details: { from: room.displayName, to: displayName } });
}

function foundBy(room: Room, changes: RoomFields): RoomFields {
  const { name, displayName, topic } = { ...room, ...changes };
  if (changes.name !== undefined) return nameFields(room.kind, name, displayName, topic);
  if (changes.displayName === undefined && changes.topic === undefined) return {};
  return { searchKeys: searchKeysOf(name, displayName, topic) };
}
