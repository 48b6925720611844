import { z } from 'zod';

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
  sidebarDensity: z.enum(['condensed', 'medium', 'extended']).optional(),
  sidebarSort: z.enum(['activity', 'name']).optional(),
  sidebarUnreadFirst: z.boolean().optional(),
  sidebarGroupByKind: z.boolean().optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const usernameSchema = z.string().trim().min(1).max(64);
/** Plain text, or the form that Rocket.Chat's clients send: `{digest: sha256 hex of the password, algorithm}`. */
export const passwordSchema = z.union([
  z.string().min(1).max(1024),
  z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/i), algorithm: z.literal('sha-256') }),
]);
export type PasswordInput = z.infer<typeof passwordSchema>;
