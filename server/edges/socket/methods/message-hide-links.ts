import { hideLinks } from '../../../domain/previews/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageHideLinks = method({
  event: 'message:hide-links',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentMessage(await hideLinks(ctx, actor, input)),
});
