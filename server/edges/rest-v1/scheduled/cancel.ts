import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { cancelScheduled } from '../../../domain/scheduled/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentScheduled } from '../present-later.ts';

/** Takes a message back before it is sent. */
export const scheduledCancel = endpoint({
  route: 'POST /api/v1/scheduled.cancel',
  access: 'user',
  body: z.object({ scheduledId: idSchema }),
  async handle({ ctx, actor, body }) {
    return { scheduled: presentScheduled(await cancelScheduled(ctx, actor, body)) };
  },
});
