import { buffer } from 'node:stream/consumers';
import { DomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** What is to be shown at the address of a picture. */
export interface AvatarFacts {
  /** Empty when there is no picture: then the letters of `name` are drawn. */
  readonly version: string;
  readonly name: string;
}

/** Of a person, by username or id. `name` is what was asked for, so that nobody learns from it who is here. */
export async function findUserAvatar(
  ctx: Context,
  by: { readonly username: string } | { readonly userId: string },
): Promise<AvatarFacts> {
  const user =
    'userId' in by
      ? await ctx.models.users.find(by.userId)
      : await ctx.models.users.findByUsernameKey(fold(by.username));
  if ('username' in by) return { version: user?.avatarVersion ?? '', name: by.username };
  return { version: user?.avatarVersion ?? '', name: user?.username ?? '' };
}

/** Of a room that the viewer sees; of any other one it is as if it had neither picture nor name. */
export async function findRoomAvatar(ctx: Context, viewer: Actor | null, roomId: string): Promise<AvatarFacts> {
  try {
    if (viewer === null) return nothing;
    const { room } = await accessRoom(ctx, viewer, roomId);
    return { version: room.avatarVersion ?? '', name: room.displayName };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'room-not-found') return nothing;
    throw error;
  }
}

const nothing: AvatarFacts = { version: '', name: '' };

/** Its bytes; null when it has just been replaced. They are few: pictures are brought to one size when they come. */
export async function readAvatar(
  ctx: Context,
  version: string,
): Promise<{ readonly type: string; readonly bytes: Buffer } | null> {
  const avatar = await ctx.models.avatars.find(version);
  if (avatar === null) return null;
  try {
    return { type: avatar.type, bytes: await buffer(await ctx.files.read(avatar.storage, version)) };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'file-not-found') return null;
    throw error;
  }
}
