import { startImport } from '../../../domain/import/index.ts';
import { method } from '../method.ts';
import { presentImport } from '../present-import.ts';

export const importStart = method({
  event: 'import:start',
  access: 'user',
  async handle({ ctx, actor, input: { importId, withoutPeople, withoutRooms } }) {
    const without = { people: withoutPeople, rooms: withoutRooms };
    return presentImport(await startImport(ctx, actor, { importId, without }));
  },
});
