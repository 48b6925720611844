import { deleteFile } from '../../../domain/files/index.ts';
import { method } from '../method.ts';

export const fileDelete = method({
  event: 'file:delete',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    await deleteFile(ctx, actor, input);
    return {};
  },
});
