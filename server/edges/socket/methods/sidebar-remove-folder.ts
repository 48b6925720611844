import { removeFolder } from '../../../domain/sidebar/index.ts';
import { method } from '../method.ts';
import { presentSidebar } from '../present-presence.ts';

export const sidebarRemoveFolder = method({
  event: 'sidebar:remove-folder',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentSidebar(await removeFolder(ctx, actor, input));
  },
});
