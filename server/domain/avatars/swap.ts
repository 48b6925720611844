import { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import type { AvatarOwner, StoredAvatar } from '../../models/avatars.ts';
import type { Context } from '../context.ts';

export interface AvatarChange {
  readonly owner: AvatarOwner;
  /** Square WebP; null takes the picture away. */
  readonly picture: Buffer | null;
  readonly current: string;
  /** Lets the owner name the new version, and answers the one that it took the place of; null when the owner is gone. */
  name(version: string, at: Date): Promise<string | null>;
}

/**
 * Gives an owner another picture. Whatever ends the process between two of these steps leaves the old picture or the new one
 * shown, and whatever nobody names any more is loose and will be collected. @returns the new version, empty for none.
 */
export async function swapAvatar(ctx: Context, change: AvatarChange): Promise<string> {
  const version = change.picture === null ? '' : await keep(ctx, change.owner, change.picture);
  if (change.current !== '') await ctx.models.avatars.setState(change.current, 'loose');
  const before = await change.name(version, ctx.clock.now());
  if (before === null) throw new DomainError(change.owner.startsWith('room:') ? 'room-not-found' : 'user-not-found');
  if (version !== '') await ctx.models.avatars.setState(version, 'held');
  if (before !== '') await removeAvatar(ctx, before);
  return version;
}

async function keep(ctx: Context, owner: AvatarOwner, picture: Buffer): Promise<string> {
  const avatar: StoredAvatar = {
    _id: ctx.newId(),
    owner,
    state: 'loose',
    storage: ctx.files.kind(),
    type: 'image/webp',
    size: picture.length,
    createdAt: ctx.clock.now(),
  };
  await ctx.models.avatars.insert(avatar);
  await ctx.files.write(avatar.storage, avatar._id, Readable.from([picture]), picture.length);
  return avatar._id;
}

export async function removeAvatar(ctx: Context, version: string): Promise<void> {
  const avatar = await ctx.models.avatars.find(version);
  if (avatar === null) return;
  await ctx.files.remove(avatar.storage, version);
  await ctx.models.avatars.remove(version);
}
