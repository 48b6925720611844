import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { sendScheduledNow } from '../../../domain/scheduled/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { presentScheduled } from '../present-later.ts';

/** Sends it at once; `state` says whether that went well. */
export const scheduledSendNow = endpoint({
  route: 'POST /api/v1/scheduled.sendNow',
  access: 'user',
  limit: limits.sending,
  body: z.object({ scheduledId: idSchema }),
  async handle({ ctx, actor, body }) {
    return { scheduled: presentScheduled(await sendScheduledNow(ctx, actor, body)) };
  },
});
