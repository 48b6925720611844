import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { preferencesSchema, presenceStatuses, type SelfView, type UserView } from '../user.ts';

export const peopleInputs = {
  'user:get': z.object({ ids: z.array(idSchema).min(1).max(200) }),
  'user:preferences': preferencesSchema,
  /** Replaces the set of people whose presence this connection is told about. */
  'presence:watch': z.object({ userIds: z.array(idSchema).max(1000) }),
  'presence:set': z.object({ status: z.enum(presenceStatuses), statusText: z.string().max(120).default('') }),
  /** The person at this connection went idle or came back. */
  'presence:activity': z.object({ away: z.boolean() }),
} satisfies Record<string, z.ZodType>;

export interface PeopleResults {
  'user:get': readonly UserView[];
  'user:preferences': SelfView;
  'presence:watch': readonly {
    readonly userId: string;
    readonly status: UserView['status'];
    readonly statusText: string;
  }[];
  'presence:set': SelfView;
  'presence:activity': Record<never, never>;
}
