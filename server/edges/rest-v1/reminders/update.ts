import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { repeats } from '../../../contracts/later.ts';
import { changeReminder } from '../../../domain/reminders/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { moment } from '../fields.ts';
import { presentReminder } from '../present-later.ts';

/** What is not named stays; a new time brings a reminder back that was said already. */
export const remindersUpdate = endpoint({
  route: 'POST /api/v1/reminders.update',
  access: 'user',
  body: z.object({
    reminderId: idSchema,
    text: z.string().max(10_000).optional(),
    dueAt: moment.optional(),
    timeZone: z.string().max(64).optional(),
    repeat: z.enum(repeats).optional(),
  }),
  async handle({ ctx, actor, body }) {
    return { reminder: presentReminder(await changeReminder(ctx, actor, body)) };
  },
});
