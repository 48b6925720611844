import { DomainError } from '../../contracts/errors.ts';
import type { PresenceStatus } from '../../contracts/user.ts';
import type { User } from '../../models/users.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { settle } from './settle.ts';
import { wordsOf } from './status-words.ts';

const LONGEST_MS = 366 * 86_400_000;

/** Says what one wants to be while connected (`offline` is invisible), and a few words and an emoji beside it. */
export async function setPresence(
  ctx: Context,
  actor: Actor,
  input: {
    readonly status: PresenceStatus;
    readonly statusText: string;
    readonly statusEmoji?: string | undefined;
    /** Then all of it goes by itself. */
    readonly expiresAt?: Date | null | undefined;
  },
): Promise<User> {
  const now = ctx.clock.now();
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null) requireSoon(expiresAt, now);
  const user = await ctx.models.users.update(actor.id, {
    statusDefault: input.status,
    statusText: input.statusText.trim(),
    statusEmoji: input.statusEmoji ?? '',
    statusExpiresAt: expiresAt,
    updatedAt: now,
  });
  if (user === null) throw new DomainError('user-not-found');
  if (expiresAt !== null) {
    const payload = { userId: actor.id, expiresAt: expiresAt.toISOString() };
    await ctx.jobs.add('expire-status', `${actor.id}:${expiresAt.getTime()}`, payload, expiresAt);
  }
  await settle(ctx, await ctx.models.presences.choose(actor.id, wordsOf(user), now));
  return user;
}

/** Takes a status away whose time has come. One that was replaced meanwhile stays. */
export async function expireStatus(
  ctx: Context,
  { userId, expiresAt }: { readonly userId: string; readonly expiresAt: Date },
): Promise<void> {
  const now = ctx.clock.now();
  const user = await ctx.models.users.expireStatus(userId, expiresAt, now);
  if (user !== null) await settle(ctx, await ctx.models.presences.choose(userId, wordsOf(user), now));
}

function requireSoon(expiresAt: Date, now: Date): void {
  const away = expiresAt.getTime() - now.getTime();
  if (away <= 0 || away > LONGEST_MS) throw new DomainError('invalid-input', { field: 'expiresAt' });
}
