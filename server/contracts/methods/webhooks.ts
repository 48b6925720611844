import { z } from 'zod';
import { idSchema } from '../ids.ts';

export const webhooksInputs = {
  'webhook:list': z.object({}),
  'webhook:create': z.object({
    name: z.string().trim().min(1).max(100),
    /** `#channel` or `@username`. */
    channel: z.string().trim().min(2).max(100),
    username: z.string().trim().max(64).optional(),
    alias: z.string().trim().max(100).optional(),
    emoji: z.string().trim().max(64).optional(),
    channelFixed: z.boolean().default(true),
  }),
  'webhook:set-enabled': z.object({ integrationId: idSchema, enabled: z.boolean() }),
  'webhook:remove': z.object({ integrationId: idSchema }),
} satisfies Record<string, z.ZodType>;

export interface WebhookView {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly channel: string;
  readonly username: string;
  readonly alias: string;
  readonly emoji: string;
  readonly channelFixed: boolean;
  readonly createdAt: string;
}

export interface WebhooksResults {
  'webhook:list': readonly WebhookView[];
  /** The URL holds the secret and is shown this once. */
  'webhook:create': { readonly webhook: WebhookView; readonly url: string };
  'webhook:set-enabled': WebhookView;
  'webhook:remove': Record<never, never>;
}
