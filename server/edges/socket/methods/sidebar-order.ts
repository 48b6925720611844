import { orderSections } from '../../../domain/sidebar/index.ts';
import { method } from '../method.ts';
import { presentSidebar } from '../present-presence.ts';

export const sidebarOrder = method({
  event: 'sidebar:order',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentSidebar(await orderSections(ctx, actor, input));
  },
});
