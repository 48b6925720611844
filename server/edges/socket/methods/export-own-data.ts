import { exportOwnData as requestOwnData } from '../../../domain/export/index.ts';
import { method } from '../method.ts';

export const exportOwnData = method({
  event: 'export:own-data',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    await requestOwnData(ctx, actor, input.format);
    return {};
  },
});
