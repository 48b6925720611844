import { generalLevel } from '../../contracts/notifications.ts';
import type { PresenceStatus, Preferences } from '../../contracts/user.ts';
import type { Context } from '../../domain/context.ts';
import { utcOffsetOf } from './utc-offset.ts';
import type { User } from '../../domain/users/index.ts';

export interface Presence {
  readonly status: PresenceStatus;
  readonly statusText: string;
}

/** What everybody may see of somebody. */
export function presentUser(user: User, presence: Presence) {
  return {
    _id: user._id,
    username: user.username,
    name: user.name,
    type: user.type,
    active: user.active,
    status: presence.status,
    statusText: presence.statusText,
    ...(user.statusEmoji ? { statusEmoji: user.statusEmoji } : {}),
    utcOffset: utcOffsetOf(user.preferences.timeZone, new Date()),
    ...(user.avatarVersion === '' ? {} : { avatarETag: user.avatarVersion }),
    _updatedAt: user.updatedAt.toISOString(),
  };
}

/** What people see of themselves, and whoever holds `view-full-other-user-info` of others. */
export function presentFullUser(user: User, presence: Presence) {
  return {
    ...presentUser(user, presence),
    emails: user.emails,
    roles: user.roles,
    statusConnection: presence.status,
    createdAt: user.createdAt.toISOString(),
    ...(user.lastLoginAt === null ? {} : { lastLogin: user.lastLoginAt.toISOString() }),
  };
}

/** The own account as `login` and `me` answer it. No secret is in it, only that there is one. */
export function presentSelf(ctx: Context, user: User, presence: Presence) {
  return {
    ...presentFullUser(user, presence),
    email: user.emails[0]?.address ?? '',
    statusDefault: user.statusDefault,
    language: user.preferences.language ?? ctx.settings.get('Language'),
    settings: { profile: {}, preferences: presentPreferences(ctx, user.preferences) },
    customFields: {},
    requirePasswordChange: false,
    isOAuthUser: false,
    avatarUrl: `${ctx.config.http.rootUrl}/avatar/${encodeURIComponent(user.username)}`,
    services: { password: { exists: user.services.password !== undefined } },
  };
}

/** The preferences that Rocket.Chat's clients look for, from ours or as they are there by default. */
export function presentPreferences(ctx: Context, preferences: Preferences) {
  const settings = ctx.settings.public();
  return {
    language: preferences.language ?? ctx.settings.get('Language'),
    enableAutoAway: preferences.autoAway ?? true,
    idleTimeLimit: preferences.awayAfter ?? 300,
    desktopNotifications: generalLevel('desktop', preferences, settings).level,
    pushNotifications: generalLevel('mobile', preferences, settings).level,
    emailNotificationMode: generalLevel('email', preferences, settings).level,
    highlights: preferences.highlights ?? [],
    newMessageNotification: preferences.messageSound ?? 'chime',
    notificationsSoundVolume: preferences.soundVolume ?? 80,
    muteFocusedConversations: preferences.quietWhenLooking ?? true,
    unreadAlert: true,
    convertAsciiEmoji: true,
    sendOnEnter: (preferences.sendOnEnter ?? true) ? 'normal' : 'alternative',
    themeAppearence: preferences.theme ?? 'auto',
    sidebarViewMode: preferences.sidebarDensity ?? 'medium',
    sidebarSortby: preferences.sidebarSort === 'name' ? 'alphabetical' : 'activity',
    sidebarShowUnread: preferences.sidebarUnreadFirst ?? false,
    sidebarGroupByType: preferences.sidebarGroupByKind ?? true,
    sidebarDisplayAvatar: preferences.sidebarAvatars ?? false,
  };
}
