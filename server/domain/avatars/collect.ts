import type { StoredAvatar } from '../../models/avatars.ts';
import type { Context } from '../context.ts';
import { removeAvatar } from './swap.ts';

const LOOSE_FOR_MS = 3_600_000;

/** Removes pictures that nobody names, left by a process that ended in the middle of a change. @returns how many. */
export async function collectLooseAvatars(ctx: Context): Promise<number> {
  const loose = await ctx.models.avatars.listLoose(new Date(ctx.clock.now().getTime() - LOOSE_FOR_MS), 500);
  let removed = 0;
  for (const avatar of loose) {
    if (await isNamed(ctx, avatar)) {
      await ctx.models.avatars.setState(avatar._id, 'held');
    } else {
      await removeAvatar(ctx, avatar._id);
      removed += 1;
    }
  }
  return removed;
}

async function isNamed(ctx: Context, { _id: version, owner }: StoredAvatar): Promise<boolean> {
  const id = owner.slice(owner.indexOf(':') + 1);
  const holder = owner.startsWith('room:') ? await ctx.models.rooms.find(id) : await ctx.models.users.find(id);
  return holder?.avatarVersion === version;
}
