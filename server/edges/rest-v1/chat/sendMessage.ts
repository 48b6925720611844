import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { sendMessage } from '../../../domain/messages/index.ts';
import { attachmentsSchema, readAttachments } from '../../http/attachments.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { flag } from '../fields.ts';
import { presentOneMessage } from '../present-messages.ts';
import { refusal } from '../refuse.ts';
import { appearance, disguiseOf } from './appearance.ts';

/** Sends a message. With an `_id` of the caller's choice, sending it again finds the same message and answers the same. */
export const chatSendMessage = endpoint({
  route: 'POST /api/v1/chat.sendMessage',
  access: 'user',
  limit: limits.sending,
  body: z.object({
    message: z.object({
      ...appearance,
      _id: idSchema.optional(),
      rid: idSchema,
      msg: z.string().default(''),
      tmid: idSchema.optional(),
      tshow: flag.optional(),
      attachments: attachmentsSchema.default([]),
      t: z.string().optional(),
    }),
  }),
  async handle({ ctx, actor, body: { message: given } }) {
    if (given.t !== undefined) throw refusal('error-action-not-allowed', 'Only the server writes system messages');
    const message = await sendMessage(ctx, actor, {
      id: given._id,
      roomId: given.rid,
      body: given.msg,
      attachments: readAttachments(given.attachments),
      threadId: given.tmid,
      alsoToRoom: given.tshow,
      ...disguiseOf(given),
    });
    return { message: await presentOneMessage(ctx, actor, message) };
  },
});
