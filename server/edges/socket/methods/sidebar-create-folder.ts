import { createFolder } from '../../../domain/sidebar/index.ts';
import { method } from '../method.ts';
import { presentSidebar } from '../present-presence.ts';

export const sidebarCreateFolder = method({
  event: 'sidebar:create-folder',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { folderId, sidebar } = await createFolder(ctx, actor, input);
    return { folderId, sidebar: presentSidebar(sidebar) };
  },
});
