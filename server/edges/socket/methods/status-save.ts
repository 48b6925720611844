import { saveStatus } from '../../../domain/presence/index.ts';
import { method } from '../method.ts';
import { presentStatus } from '../present-presence.ts';

export const statusSave = method({
  event: 'status:save',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentStatus(await saveStatus(ctx, actor, input));
  },
});
