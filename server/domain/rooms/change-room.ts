import { DomainError } from '../../contracts/errors.ts';
import type { SystemMessageKind } from '../../contracts/message.ts';
import { duplicateKey } from '../../models/patience.ts';
import type { Room } from '../../models/rooms.ts';
import { searchKeysOf } from '../../models/search-keys.ts';
import { accessRoom, can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { slugOf } from './names.ts';
import { nameFields } from './new-room.ts';

/** What can be changed of a room; what is not given stays. */
export interface RoomChanges {
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
  readonly description?: string | undefined;
  readonly announcement?: string | undefined;
  readonly kind?: 'channel' | 'group' | undefined;
  readonly readOnly?: boolean | undefined;
  readonly isDefault?: boolean | undefined;
}

type Changes = Partial<Omit<Room, '_id' | 'seq' | 'rootSeq' | 'groupSeq' | 'rev'>>;

interface Said {
  readonly kind: SystemMessageKind;
  readonly details: Readonly<Record<string, string>>;
}

/** Changes a room and writes into its history what became different; what is as it was is passed over in silence. */
export async function changeRoom(
  ctx: Context,
  actor: Actor,
  input: RoomChanges & { readonly roomId: string },
): Promise<Room> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  const topicOnly = Object.keys(given(input)).every((field) => field === 'topic');
  if (room.kind === 'direct' && !topicOnly) throw new DomainError('direct-room');
  if (room.kind !== 'direct') requirePermission(ctx, actor, 'edit-room', member);
  if (input.readOnly !== undefined) requirePermission(ctx, actor, 'set-readonly', member);
  if (input.isDefault !== undefined && !can(ctx, actor, 'view-room-administration'))
    throw new DomainError('not-allowed');
  if (input.isDefault === true && (input.kind ?? room.kind) !== 'channel') throw new DomainError('default-room');
  if (input.kind === 'group' && (input.isDefault ?? room.isDefault)) throw new DomainError('default-room');

  const { changes, said } = differences(room, input);
  if (Object.keys(changes).length === 0) return room;
  const changed = await write(ctx, room, changes);
  for (const { kind, details } of said) await postSystemMessage(ctx, actor, room._id, kind, details);
  return changed;
}

/** What the request would make different, and what the room's history says of it. */
function differences(room: Room, input: RoomChanges): { readonly changes: Changes; readonly said: readonly Said[] } {
  const changes: { -readonly [Field in keyof Changes]: Changes[Field] } = {};
  const said: Said[] = [];
  if (input.name !== undefined && input.name.trim() !== room.displayName) {
    changes.name = slugOf(input.name);
    changes.displayName = input.name.trim();
    said.push({ kind: 'room-renamed', details: { from: room.displayName, to: changes.displayName } });
  }
  for (const [field, kind] of textFields) {
    const text = input[field]?.trim();
    if (text === undefined || text === room[field]) continue;
    changes[field] = text;
    said.push({ kind, details: { to: text } });
  }
  if (input.kind !== undefined && input.kind !== room.kind) {
    changes.kind = input.kind;
    said.push({ kind: 'privacy-changed', details: { to: input.kind } });
  }
  if (input.readOnly !== undefined && input.readOnly !== room.readOnly) {
    changes.readOnly = input.readOnly;
    said.push({ kind: input.readOnly ? 'read-only-set' : 'read-only-removed', details: {} });
  }
  if (input.isDefault !== undefined && input.isDefault !== room.isDefault) changes.isDefault = input.isDefault;

  const named = {
    name: changes.name ?? room.name,
    displayName: changes.displayName ?? room.displayName,
    topic: changes.topic ?? room.topic,
  };
  if (changes.name !== undefined)
    Object.assign(changes, nameFields(room.kind, named.name, named.displayName, named.topic));
  else if (changes.topic !== undefined && room.kind !== 'direct')
    changes.searchKeys = searchKeysOf(named.name, named.displayName, named.topic);
  return { changes, said };
}

const textFields = [
  ['topic', 'topic-changed'],
  ['description', 'description-changed'],
  ['announcement', 'announcement-changed'],
] as const;

function given(input: RoomChanges & { readonly roomId: string }): RoomChanges {
  const { roomId: _, ...changes } = input;
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

async function write(ctx: Context, room: Room, changes: Changes): Promise<Room> {
  try {
    const changed = await ctx.models.rooms.update(room._id, { ...changes, updatedAt: ctx.clock.now() });
    if (changed === null) throw new DomainError('room-not-found');
    return changed;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    throw new DomainError('room-name-taken', { name: changes.name ?? '' });
  }
}
