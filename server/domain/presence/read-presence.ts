import type { Presence } from '../../models/presences.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** What is known of these people's presence; who was never here is missing and counts as offline. */
export async function presencesOf(
  ctx: Context,
  _actor: Actor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Presence>> {
  const found = userIds.length === 0 ? [] : await ctx.models.presences.findMany(userIds);
  return new Map(found.map((presence) => [presence._id, presence]));
}
