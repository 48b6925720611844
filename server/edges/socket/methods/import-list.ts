import { listImports } from '../../../domain/import/index.ts';
import { method } from '../method.ts';
import { presentImport } from '../present-import.ts';

export const importList = method({
  event: 'import:list',
  access: 'user',
  async handle({ ctx, actor }) {
    return (await listImports(ctx, actor)).map(presentImport);
  },
});
