import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { changeScheduled } from '../../../domain/scheduled/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { moment } from '../fields.ts';
import { presentScheduled } from '../present-later.ts';

/** Another text or time; what is not named stays. */
export const scheduledUpdate = endpoint({
  route: 'POST /api/v1/scheduled.update',
  access: 'user',
  body: z.object({
    scheduledId: idSchema,
    msg: z.string().optional(),
    dueAt: moment.optional(),
    timeZone: z.string().max(64).optional(),
  }),
  async handle({ ctx, actor, body: { msg, ...rest } }) {
    return { scheduled: presentScheduled(await changeScheduled(ctx, actor, { ...rest, body: msg })) };
  },
});
