import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { repeats } from '../../../contracts/later.ts';
import { createReminder } from '../../../domain/reminders/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { moment } from '../fields.ts';
import { presentReminder } from '../present-later.ts';

/** Reminds oneself of a text or a message. For others there is `commands.run` with `/remind`. */
export const remindersCreate = endpoint({
  route: 'POST /api/v1/reminders.create',
  access: 'user',
  limit: limits.sending,
  body: z.object({
    text: z.string().max(10_000).default(''),
    msgId: idSchema.optional(),
    dueAt: moment,
    timeZone: z.string().max(64).default('UTC'),
    repeat: z.enum(repeats).default('none'),
  }),
  async handle({ ctx, actor, body: { msgId, ...plan } }) {
    return { reminder: presentReminder(await createReminder(ctx, actor, { ...plan, messageId: msgId })) };
  },
});
