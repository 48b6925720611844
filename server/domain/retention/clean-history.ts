import { DomainError } from '../../contracts/errors.ts';
import type { PruneFilter } from '../../models/message-prune.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { pruneMessages } from './prune-messages.ts';

/** What one request deletes at most; the answer says how many there were. */
const MOST_AT_ONCE = 10_000;
const MOST_TIME_MS = 25_000;

/** Deletes messages of a room between two moments, by hand. */
export async function cleanHistory(
  ctx: Context,
  actor: Actor,
  input: PruneFilter & { readonly limit: number },
): Promise<{ readonly count: number; readonly done: boolean }> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'clean-channel-history', member);
  if (input.after !== null && input.after > input.before) throw new DomainError('invalid-input', { field: 'oldest' });
  const limit = input.limit === 0 ? MOST_AT_ONCE : Math.min(input.limit, MOST_AT_ONCE);
  return pruneMessages(ctx, { ...input, roomId: room._id }, { limit, untilMs: performance.now() + MOST_TIME_MS });
}
