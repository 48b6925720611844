import type { Presence } from '../../models/presences.ts';
import type { Context } from '../context.ts';
import { statusOf } from './status-of.ts';

const MOST_TRIES = 5;

/**
 * Brings the status of a presence in line with what it follows from. Several processes may do this to one person at once: only
 * who saw the newest state writes, so the last one to change it also has the last word.
 */
export async function settle(ctx: Pick<Context, 'models' | 'clock'>, changed: Presence | null): Promise<void> {
  let seen = changed;
  for (let tries = 0; seen !== null && tries < MOST_TRIES; tries += 1) {
    const status = statusOf(seen);
    if (status === seen.status) return;
    if (await ctx.models.presences.setStatus(seen, status, ctx.clock.now())) return;
    seen = await ctx.models.presences.find(seen._id);
  }
}
