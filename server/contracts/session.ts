import { z } from 'zod';
import { idSchema } from './ids.ts';
import { passwordSchema, usernameSchema, type SelfView } from './user.ts';
import type { PublicSettings } from './settings.ts';

/**
 * The few things our own client does over HTTP, because a cookie is set or there is no session yet:
 * `GET /session` → SessionView; `POST /session` logs in; `POST /session/register`; `POST /session/setup` (first run);
 * `DELETE /session` logs out. The session token lives in an HttpOnly, SameSite cookie only.
 * A failure is `{error: {code, details}}` with a 4xx status.
 */
export const loginSchema = z.object({ user: z.string().min(1).max(254), password: passwordSchema });

export const registerSchema = z.object({
  username: usernameSchema,
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(1).max(1024),
});

/** The first-run wizard: it makes the first administrator and can be done once. */
export const setupSchema = z.object({
  admin: registerSchema,
  organizationName: z.string().trim().min(1).max(120),
  language: z.string().min(2).max(12),
  /** Channels to begin with beside #general. */
  channels: z.array(z.string().trim().min(1).max(80)).max(20),
});

export interface SessionView {
  readonly user: SelfView | null;
  /** No administrator exists yet: show the wizard. */
  readonly setupNeeded: boolean;
  readonly settings: PublicSettings;
  readonly version: string;
}

export const roomReferenceSchema = z.object({ roomId: idSchema });
