import { fold } from '../../models/search-keys.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { slugOf } from './names.ts';

/** Whether some channel or group has this name. It says no more than trying to make one with it would. */
export async function isRoomNameTaken(ctx: Context, _actor: Actor, name: string): Promise<boolean> {
  return (await ctx.models.rooms.findByNameKey(fold(slugOf(name)))) !== null;
}
