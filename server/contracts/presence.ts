import { z } from 'zod';
import type { PresenceStatus } from './user.ts';

/** A shortcode without colons, or one emoji; empty for none. */
export const statusEmojiSchema = z
  .string()
  .max(64)
  .regex(/^[^\s:<>"&]*$/u);
export const customStatusNameSchema = z.string().trim().min(1).max(60);

/** How somebody is here, for whoever has them on screen. */
export interface PresenceView {
  readonly userId: string;
  readonly status: PresenceStatus;
  readonly statusText: string;
  readonly statusEmoji: string;
  readonly statusExpiresAt: string | null;
  readonly lastSeenAt: string | null;
}

/** A status that administrators offer to everybody. */
export interface CustomStatusView {
  readonly id: string;
  readonly name: string;
  readonly status: PresenceStatus;
}
