import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { exportRoom, mailMessages } from '../../../domain/export/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { maybeMoment } from '../fields.ts';

const file = z.object({
  type: z.literal('file'),
  rid: idSchema,
  format: z.enum(['html', 'json']),
  dateFrom: maybeMoment,
  dateTo: maybeMoment,
});
const email = z.object({
  type: z.literal('email'),
  rid: idSchema,
  toUsers: z.array(z.string().max(64)).max(50).default([]),
  toEmails: z.array(z.email().max(254)).max(50).default([]),
  additionalEmails: z
    .string()
    .max(5_000)
    .default('')
    .transform((text) => text.split(/[\s,;]+/).filter((one) => one !== ''))
    .pipe(z.array(z.email().max(254)).max(50)),
  subject: z.string().max(200).default(''),
  messages: z.array(idSchema).min(1).max(500),
});

/** A room's messages as an archive that a job makes (`exports.list` says when), or some of them by e-mail at once. */
export const roomsExport = endpoint({
  route: 'POST /api/v1/rooms.export',
  access: 'user',
  limit: limits.sending,
  body: z.discriminatedUnion('type', [file, email]),
  async handle({ ctx, actor, body }) {
    if (body.type === 'file') {
      const wanted = { format: body.format, from: body.dateFrom ?? null, to: body.dateTo ?? null };
      const made = await exportRoom(ctx, actor, { roomId: body.rid, ...wanted });
      return { exportId: made._id };
    }
    const { missing } = await mailMessages(ctx, actor, {
      roomId: body.rid,
      messageIds: body.messages,
      usernames: body.toUsers,
      addresses: [...body.toEmails, ...body.additionalEmails],
      subject: body.subject,
    });
    return { missing };
  },
});
