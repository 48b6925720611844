import { z } from 'zod';
import { highlightsSchema, preferredLevel } from './attention-schemas.ts';

export const presenceStatuses = ['online', 'away', 'busy', 'offline'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];

/** What everybody who may see a user may see of them. */
export interface UserView {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly type: 'user' | 'bot';
  readonly active: boolean;
  readonly status: PresenceStatus;
  readonly statusText: string;
  /** A shortcode without colons, or empty. */
  readonly statusEmoji: string;
  /** When the words and the emoji go by themselves. */
  readonly statusExpiresAt: string | null;
  /** When they went; null while they are here, and for who was never. */
  readonly lastSeenAt: string | null;
  /** IANA name of where they are, as their browser says; null when unknown. */
  readonly timeZone: string | null;
  /** Changes whenever the picture does; part of the picture's URL. */
  readonly avatarVersion: string;
}

/** What a user sees of themselves. */
export interface SelfView extends UserView {
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly preferences: Preferences;
}

export const preferencesSchema = z.object({
  language: z.string().max(12).optional(),
  theme: z.enum(['light', 'dark', 'auto']).optional(),
  sendOnEnter: z.boolean().optional(),
  /** Of hands and people among emoji: 0 as they are, 1 the lightest to 5 the darkest. */
  emojiTone: z.number().int().min(0).max(5).optional(),
  sidebarDensity: z.enum(['condensed', 'medium', 'extended']).optional(),
  sidebarSort: z.enum(['activity', 'name']).optional(),
  sidebarUnreadFirst: z.boolean().optional(),
  sidebarGroupByKind: z.boolean().optional(),
  sidebarAvatars: z.boolean().optional(),
  highlights: highlightsSchema.optional(),
  desktopNotifications: preferredLevel.optional(),
  mobileNotifications: preferredLevel.optional(),
  emailNotifications: preferredLevel.optional(),
  /** The name of a sound, or `none`. */
  messageSound: z.string().min(1).max(64).optional(),
  /** Percent. */
  soundVolume: z.number().int().min(0).max(100).optional(),
  /** No sound for the conversation that is being looked at. */
  quietWhenLooking: z.boolean().optional(),
  /** Whether notifications show what was written. */
  notificationPreview: z.boolean().optional(),
  autoAway: z.boolean().optional(),
  /** Seconds. */
  awayAfter: z.number().int().min(60).max(86_400).optional(),
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_+/-]+$/)
    .optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const usernameSchema = z.string().trim().min(1).max(64);
/** Plain text, or the form that Rocket.Chat's clients send: `{digest: sha256 hex of the password, algorithm}`. */
export const passwordSchema = z.union([
  z.string().min(1).max(1024),
  z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/i), algorithm: z.literal('sha-256') }),
]);
export type PasswordInput = z.infer<typeof passwordSchema>;
