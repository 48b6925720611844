import type { User } from '../../models/users.ts';
import type { Context } from '../context.ts';

/** Reads everybody's words anew: at start, and after a gap in the feed. */
export async function reloadHighlights(ctx: Pick<Context, 'highlights' | 'models'>): Promise<void> {
  const users = await ctx.models.users.listWithHighlights();
  ctx.highlights.clear();
  for (const user of users) noteHighlights(ctx, user);
}

/** From here on this process obeys what somebody wants to be told of. */
export function noteHighlights(
  ctx: Pick<Context, 'highlights'>,
  { _id, active, preferences }: Pick<User, '_id' | 'active' | 'preferences'>,
): void {
  ctx.highlights.set(_id, active ? (preferences.highlights ?? []) : []);
}
