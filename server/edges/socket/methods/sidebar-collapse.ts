import { setCollapsed } from '../../../domain/sidebar/index.ts';
import { method } from '../method.ts';
import { presentSidebar } from '../present-presence.ts';

export const sidebarCollapse = method({
  event: 'sidebar:collapse',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentSidebar(await setCollapsed(ctx, actor, input));
  },
});
