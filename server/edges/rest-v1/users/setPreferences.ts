import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { highlightsSchema, preferredLevel } from '../../../contracts/attention-schemas.ts';
import type { Preferences } from '../../../contracts/user.ts';
import { changePreferences } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { presentPreferences } from '../present-user.ts';
import { refusal } from '../refuse.ts';

/** Those of Rocket.Chat's preferences that mean something here; others are taken and have no effect. */
const known = z.object({
  language: z.string().max(12).optional(),
  sendOnEnter: z.enum(['normal', 'alternative', 'desktop']).optional(),
  themeAppearence: z.enum(['light', 'dark', 'auto', 'high-contrast']).optional(),
  sidebarViewMode: z.enum(['condensed', 'medium', 'extended']).optional(),
  sidebarSortby: z.enum(['activity', 'alphabetical']).optional(),
  sidebarShowUnread: flag.optional(),
  sidebarGroupByType: flag.optional(),
  sidebarDisplayAvatar: flag.optional(),
  highlights: highlightsSchema.optional(),
  desktopNotifications: preferredLevel.optional(),
  pushNotifications: preferredLevel.optional(),
  emailNotificationMode: preferredLevel.optional(),
  newMessageNotification: z.string().min(1).max(64).optional(),
  notificationsSoundVolume: z.number().int().min(0).max(100).optional(),
  muteFocusedConversations: flag.optional(),
  enableAutoAway: flag.optional(),
  idleTimeLimit: z.number().int().min(60).max(86_400).optional(),
});

export const usersSetPreferences = endpoint({
  route: 'POST /api/v1/users.setPreferences',
  access: 'user',
  body: z.object({ userId: idSchema.optional(), data: known }),
  async handle({ ctx, actor, body: { userId, data } }) {
    if (userId !== undefined && userId !== actor.id) throw refusal('error-not-allowed', 'Not allowed');
    const user = await changePreferences(ctx, actor, preferencesFrom(data));
    return { user: { _id: user._id, settings: { preferences: presentPreferences(ctx, user.preferences) } } };
  },
});

/** What was not named stays as it is. */
function preferencesFrom(data: z.output<typeof known>): Preferences {
  const theme = data.themeAppearence === 'high-contrast' ? 'auto' : data.themeAppearence;
  const given = {
    language: data.language,
    sendOnEnter: data.sendOnEnter === undefined ? undefined : data.sendOnEnter !== 'alternative',
    theme,
    sidebarDensity: data.sidebarViewMode,
    sidebarSort: data.sidebarSortby === 'alphabetical' ? 'name' : data.sidebarSortby,
    sidebarUnreadFirst: data.sidebarShowUnread,
    sidebarGroupByKind: data.sidebarGroupByType,
    sidebarAvatars: data.sidebarDisplayAvatar,
    highlights: data.highlights,
    desktopNotifications: data.desktopNotifications,
    mobileNotifications: data.pushNotifications,
    emailNotifications: data.emailNotificationMode,
    messageSound: data.newMessageNotification,
    soundVolume: data.notificationsSoundVolume,
    quietWhenLooking: data.muteFocusedConversations,
    autoAway: data.enableAutoAway,
    awayAfter: data.idleTimeLimit,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
