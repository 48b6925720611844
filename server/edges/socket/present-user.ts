import type { SelfView, UserView } from '../../contracts/user.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { goneSince, presencesOf, type Presence } from '../../domain/presence/index.ts';
import type { User } from '../../domain/users/index.ts';

export function presentUser(user: User, presence: Presence | null | undefined): UserView {
  return {
    id: user._id,
    username: user.username,
    name: user.name,
    type: user.type,
    active: user.active,
    status: presence?.status ?? 'offline',
    statusText: user.statusText,
    statusEmoji: user.statusEmoji ?? '',
    statusExpiresAt: user.statusExpiresAt?.toISOString() ?? null,
    lastSeenAt: goneSince(presence)?.toISOString() ?? null,
    timeZone: user.preferences.timeZone ?? null,
    avatarVersion: user.avatarVersion,
  };
}

export async function presentUsers(ctx: Context, actor: Actor, users: readonly User[]): Promise<UserView[]> {
  const presences = await presencesOf(
    ctx,
    actor,
    users.map(({ _id }) => _id),
  );
  return users.map((user) => presentUser(user, presences.get(user._id)));
}

/** For the person alone. */
export function presentSelf(user: User, presence: Presence | null | undefined): SelfView {
  return {
    ...presentUser(user, presence),
    email: user.emails[0]?.address ?? null,
    roles: user.roles,
    preferences: user.preferences,
  };
}

export async function presentOwnSelf(ctx: Context, actor: Actor, user: User): Promise<SelfView> {
  return presentSelf(user, (await presencesOf(ctx, actor, [user._id])).get(user._id));
}
