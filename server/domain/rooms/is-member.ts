import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Whether somebody is in a room, for whoever sees the room. */
export async function isMember(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly userId: string },
): Promise<boolean> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  return (await ctx.models.members.find(room._id, input.userId)) !== null;
}
