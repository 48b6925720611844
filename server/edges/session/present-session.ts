import type { SelfView } from '../../contracts/user.ts';
import type { SessionView } from '../../contracts/session.ts';
import { actorOf } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import { goneSince, presencesOf } from '../../domain/presence/index.ts';
import { isSetUp } from '../../domain/setup/index.ts';
import type { User } from '../../domain/users/index.ts';
import { productVersion } from '../http/product-version.ts';

/** What the client begins with: who one is, and what everybody may know of this place. */
export async function presentSession(ctx: Context, user: User | null): Promise<SessionView> {
  return {
    user: user === null ? null : await presentSelf(ctx, user),
    setupNeeded: !(await isSetUp(ctx)),
    settings: ctx.settings.public(),
    version: productVersion,
  };
}

async function presentSelf(ctx: Context, user: User): Promise<SelfView> {
  const presence = (await presencesOf(ctx, actorOf(user, null), [user._id])).get(user._id);
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
    email: user.emails[0]?.address ?? null,
    roles: user.roles,
    preferences: user.preferences,
  };
}
