import { mailMessages } from '../../../domain/export/index.ts';
import { method } from '../method.ts';

export const exportMail = method({
  event: 'export:mail',
  access: 'user',
  sends: true,
  handle: ({ ctx, actor, input }) => mailMessages(ctx, actor, input),
});
