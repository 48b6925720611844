import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { completeReminder } from '../../../domain/reminders/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentReminder } from '../present-later.ts';

/** Says that it is done. */
export const remindersComplete = endpoint({
  route: 'POST /api/v1/reminders.complete',
  access: 'user',
  body: z.object({ reminderId: idSchema }),
  async handle({ ctx, actor, body }) {
    return { reminder: presentReminder(await completeReminder(ctx, actor, body)) };
  },
});
