import { renameFolder } from '../../../domain/sidebar/index.ts';
import { method } from '../method.ts';
import { presentSidebar } from '../present-presence.ts';

export const sidebarRenameFolder = method({
  event: 'sidebar:rename-folder',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentSidebar(await renameFolder(ctx, actor, input));
  },
});
