import { getImport } from '../../../domain/import/index.ts';
import { method } from '../method.ts';
import { presentImport } from '../present-import.ts';

export const importGet = method({
  event: 'import:get',
  access: 'user',
  async handle({ ctx, actor, input: { importId } }) {
    const row = await getImport(ctx, actor, importId);
    return {
      import: presentImport(row),
      people: row.people.map(({ key, username, name, bot, known }) => ({ key, username, name, bot, known })),
      rooms: row.rooms,
      examples: row.report?.examples ?? [],
    };
  },
});
