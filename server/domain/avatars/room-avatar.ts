import { DomainError } from '../../contracts/errors.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { readPicture } from './read-picture.ts';
import { swapAvatar } from './swap.ts';

/**
 * Gives a room a picture, or takes it away, and writes that into the room's history.
 * @param input.dataUri empty for none. @returns the version, empty for none.
 */
export async function setRoomAvatar(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly dataUri: string },
): Promise<string> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (room.kind === 'direct') throw new DomainError('direct-room');
  requirePermission(ctx, actor, 'edit-room-avatar', member);
  const picture = input.dataUri === '' ? null : await readPicture(ctx, { dataUri: input.dataUri });
  const current = room.avatarVersion ?? '';
  if (picture === null && current === '') return '';
  const version = await swapAvatar(ctx, {
    owner: `room:${room._id}`,
    picture,
    current,
    name: (next, at) => ctx.models.rooms.swapAvatar(room._id, next, at),
  });
  await postSystemMessage(ctx, actor, room._id, 'avatar-changed');
  return version;
}
