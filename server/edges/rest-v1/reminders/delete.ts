import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { deleteReminder } from '../../../domain/reminders/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentReminder } from '../present-later.ts';

/** Throws it away. */
export const remindersDelete = endpoint({
  route: 'POST /api/v1/reminders.delete',
  access: 'user',
  body: z.object({ reminderId: idSchema }),
  async handle({ ctx, actor, body }) {
    return { reminder: presentReminder(await deleteReminder(ctx, actor, body)) };
  },
});
