import { DomainError } from '../../contracts/errors.ts';
import type { SystemMessageKind } from '../../contracts/message.ts';
import { duplicateKey } from '../../models/patience.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { hashOfJoinCode } from './join-code.ts';
import { differencesOf, type RoomFields } from './room-differences.ts';
import { narrowDiscussions } from './narrow-discussions.ts';

/** What can be changed of a room; what is not given stays. */
export interface RoomChanges {
  readonly name?: string | undefined;
  readonly topic?: string | undefined;
  readonly description?: string | undefined;
  readonly announcement?: string | undefined;
  readonly kind?: 'channel' | 'group' | undefined;
  readonly readOnly?: boolean | undefined;
  readonly reactWhenReadOnly?: boolean | undefined;
  readonly isDefault?: boolean | undefined;
  /** Empty: no code any more. */
  readonly joinCode?: string | undefined;
  readonly hiddenSystemKinds?: readonly SystemMessageKind[] | undefined;
  readonly customFields?: Readonly<Record<string, unknown>> | undefined;
  readonly featured?: boolean | undefined;
}

/** Changes a room and writes into its history what became different; what is as it was is passed over in silence. */
export async function changeRoom(
  ctx: Context,
  actor: Actor,
  input: RoomChanges & { readonly roomId: string },
): Promise<Room> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  requireMayChange(ctx, actor, room, member, input);
  requireFits(room, input);

  const joinCodeHash = input.joinCode === undefined ? undefined : await hashOfJoinCode(input.joinCode);
  const { changes, said } = differencesOf(room, { ...input, joinCodeHash });
  if (Object.keys(changes).length === 0) return room;
  const changed = await write(ctx, room, changes);
  for (const { kind, details } of said) await postSystemMessage(ctx, actor, room._id, kind, details);
  await narrowDiscussions(ctx, room, changed);
  return changed;
}

function requireMayChange(ctx: Context, actor: Actor, room: Room, member: Member | null, input: RoomChanges): void {
  if (room.kind === 'direct') {
    const given = Object.entries(input).filter(([field, value]) => field !== 'roomId' && value !== undefined);
    if (given.some(([field]) => field !== 'topic')) throw new DomainError('direct-room');
    return;
  }
  requirePermission(ctx, actor, 'edit-room', member);
  if (room.isTeamMain && (input.name !== undefined || input.kind !== undefined))
    requirePermission(ctx, actor, 'edit-team', member);
  if (input.readOnly !== undefined) requirePermission(ctx, actor, 'set-readonly', member);
  if (input.reactWhenReadOnly !== undefined) requirePermission(ctx, actor, 'set-react-when-readonly', member);
  const administers = input.isDefault !== undefined || input.featured !== undefined;
  if (administers && !can(ctx, actor, 'view-room-administration')) throw new DomainError('not-allowed');
}

/** What cannot be: a default room that not everybody sees, a discussion with a door of its own, a broadcast that all write in. */
function requireFits(room: Room, input: RoomChanges): void {
  if (input.isDefault === true && (input.kind ?? room.kind) !== 'channel') throw new DomainError('default-room');
  if (input.kind === 'group' && (input.isDefault ?? room.isDefault)) throw new DomainError('default-room');
  const own = input.kind !== undefined || (input.joinCode ?? '') !== '' || input.isDefault === true;
  if (room.parentRoomId !== null && own) throw new DomainError('not-allowed');
  if ((input.joinCode ?? '') !== '' && room.isDefault) throw new DomainError('default-room');
  if (room.broadcast && input.readOnly === false) throw new DomainError('not-allowed');
}

async function write(ctx: Context, room: Room, changes: RoomFields): Promise<Room> {
  try {
    const changed = await ctx.models.rooms.update(room._id, { ...changes, updatedAt: ctx.clock.now() });
    if (changed === null) throw new DomainError('room-not-found');
    return changed;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    throw new DomainError('room-name-taken', { name: changes.name ?? '' });
  }
}
