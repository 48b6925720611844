import { cancelImport } from '../../../domain/import/index.ts';
import { method } from '../method.ts';

export const importCancel = method({
  event: 'import:cancel',
  access: 'user',
  async handle({ ctx, actor, input: { importId } }) {
    await cancelImport(ctx, actor, importId);
    return {};
  },
});
