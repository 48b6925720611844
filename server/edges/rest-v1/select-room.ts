import { z } from 'zod';
import { DomainError } from '../../contracts/errors.ts';
import { idSchema } from '../../contracts/ids.ts';
import type { RoomKind } from '../../contracts/room.ts';
import type { RoomAccess } from '../../domain/access/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { getRoom, openDirect } from '../../domain/rooms/index.ts';
import { getUser } from '../../domain/users/index.ts';
import { name } from './fields.ts';
import { refusal } from './refuse.ts';

/** How callers name a room: by its id, a channel or group by its name, a direct room by the other person. */
export const roomSelector = {
  roomId: idSchema.optional(),
  roomName: name.optional(),
  username: name.optional(),
};

const selectorSchema = z.object(roomSelector);

/**
 * The room that a caller names, when it is of the kind that the endpoint serves: `channels.info` knows nothing of groups, and a
 * room that the actor may not see is answered like one that never was.
 */
export async function selectRoom(
  ctx: Context,
  actor: Actor,
  kind: RoomKind,
  selector: z.output<typeof selectorSchema>,
): Promise<RoomAccess> {
  const access = await find(ctx, actor, kind, selector);
  if (access.room.kind !== kind) throw new DomainError('room-not-found');
  return access;
}

async function find(
  ctx: Context,
  actor: Actor,
  kind: RoomKind,
  { roomId, roomName, username }: z.output<typeof selectorSchema>,
): Promise<RoomAccess> {
  if (roomId !== undefined) return getRoom(ctx, actor, { roomId });
  if (kind === 'direct' && username !== undefined) {
    const user = await getUser(ctx, actor, { username });
    return openDirect(ctx, actor, { userIds: [user._id] });
  }
  if (kind !== 'direct' && roomName !== undefined) return getRoom(ctx, actor, { name: roomName });
  throw kind === 'channel'
    ? refusal('error-roomid-param-not-provided', 'Name the channel by roomId or roomName')
    : refusal(
        'error-room-param-not-provided',
        `Name the room by roomId or ${kind === 'direct' ? 'username' : 'roomName'}`,
      );
}
