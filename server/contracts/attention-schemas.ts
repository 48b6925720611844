import { z } from 'zod';
import { idSchema } from './ids.ts';
import { notificationLevels } from './notifications.ts';

/*
 * Schemas apart from the rules they belong to: the page asks the rules, and has no use for what checks input. It would load
 * the checker with them.
 */

/** Words and phrases that count for somebody like a mention of their name. */
export const highlightsSchema = z.array(z.string().trim().min(2).max(64)).max(50);

export const preferredLevel = z.enum([...notificationLevels, 'default']);

/** As `PlaceNotifications`. */
export const placeNotificationsSchema = z.object({
  muted: z.boolean(),
  desktop: preferredLevel,
  mobile: preferredLevel,
  email: preferredLevel,
  sound: z.string().min(1).max(64),
  hideUnread: z.boolean(),
  hideMentions: z.boolean(),
  muteGroupMentions: z.boolean(),
});

export const folderNameSchema = z.string().trim().min(1).max(60);
export const sectionIdSchema = idSchema;
