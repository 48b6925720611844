import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { scheduleMessage } from '../../../domain/scheduled/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { flag, moment } from '../fields.ts';
import { presentScheduled } from '../present-later.ts';

/** Sends a message later. With an `_id` of the caller's choice, asking again schedules nothing twice. */
export const scheduledCreate = endpoint({
  route: 'POST /api/v1/scheduled.create',
  access: 'user',
  limit: limits.sending,
  body: z.object({
    _id: idSchema.optional(),
    rid: idSchema,
    msg: z.string(),
    /** Uploads of `rooms.media` that were not confirmed. */
    fileIds: z.array(idSchema).max(10).optional(),
    tmid: idSchema.optional(),
    tshow: flag.optional(),
    dueAt: moment,
    timeZone: z.string().max(64).default('UTC'),
  }),
  async handle({ ctx, actor, body }) {
    const scheduled = await scheduleMessage(ctx, actor, {
      id: body._id ?? ctx.newId(),
      roomId: body.rid,
      body: body.msg,
      threadId: body.tmid,
      alsoToRoom: body.tshow,
      fileIds: body.fileIds,
      dueAt: body.dueAt,
      timeZone: body.timeZone,
    });
    return { scheduled: presentScheduled(scheduled) };
  },
});
