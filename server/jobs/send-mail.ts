import { sendLetter } from '../domain/mail/index.ts';
import { textOf, type QueuedJob } from './job.ts';

export const sendMailJob: QueuedJob = {
  kind: 'send-mail',
  run: (ctx, payload) =>
    sendLetter(ctx, {
      to: textOf(payload, 'to'),
      subject: textOf(payload, 'subject'),
      text: textOf(payload, 'text'),
      html: textOf(payload, 'html'),
    }),
};
