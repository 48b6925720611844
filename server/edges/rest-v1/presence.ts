import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { presencesOf as readPresences } from '../../domain/presence/index.ts';
import { actorOf } from '../../domain/auth/index.ts';
import type { User } from '../../domain/users/index.ts';
import type { Presence } from './present-user.ts';

/** The presence of some people, loaded together; whoever was never here is offline. */
export async function presencesOf(
  ctx: Context,
  actor: Actor,
  users: readonly User[],
): Promise<(userId: string) => Presence> {
  const known = await readPresences(
    ctx,
    actor,
    users.map((user) => user._id),
  );
  const texts = new Map(users.map((user) => [user._id, user.statusText]));
  return (userId) => ({ status: known.get(userId)?.status ?? 'offline', statusText: texts.get(userId) ?? '' });
}

export async function presenceOf(ctx: Context, actor: Actor, user: User): Promise<Presence> {
  return (await presencesOf(ctx, actor, [user]))(user._id);
}

export function ownPresence(ctx: Context, user: User): Promise<Presence> {
  return presenceOf(ctx, actorOf(user, null), user);
}
