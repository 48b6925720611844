import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { customStatusNameSchema, statusEmojiSchema, type CustomStatusView, type PresenceView } from '../presence.ts';
import { preferencesSchema, presenceStatuses, type SelfView, type UserView } from '../user.ts';

export const peopleInputs = {
  'user:get': z.object({ ids: z.array(idSchema).min(1).max(200) }),
  /** For oneself, and for who may see all of an account. */
  'user:roles': z.object({ userId: idSchema }),
  'user:preferences': preferencesSchema,
  /** Replaces the set of people whose presence this connection is told about. */
  'presence:watch': z.object({ userIds: z.array(idSchema).max(1000) }),
  'presence:set': z.object({
    status: z.enum(presenceStatuses),
    statusText: z.string().max(120).default(''),
    statusEmoji: statusEmojiSchema.default(''),
    /** ISO; then the words and the emoji go, and who is not online of their own accord is online again. */
    expiresAt: z.iso.datetime().nullable().default(null),
  }),
  /** Makes a status that everybody is offered, or changes it. */
  'status:save': z.object({
    id: idSchema.nullable().default(null),
    name: customStatusNameSchema,
    status: z.enum(presenceStatuses),
  }),
  'status:remove': z.object({ id: idSchema }),
  /** The person at this connection went idle or came back. */
  'presence:activity': z.object({ away: z.boolean() }),
} satisfies Record<string, z.ZodType>;

export interface PeopleResults {
  'user:get': readonly UserView[];
  'user:roles': { readonly roles: readonly string[] };
  'user:preferences': SelfView;
  'presence:watch': readonly PresenceView[];
  'presence:set': SelfView;
  'presence:activity': Record<never, never>;
  'status:save': CustomStatusView;
  'status:remove': Record<never, never>;
}
