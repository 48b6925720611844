import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
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
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
