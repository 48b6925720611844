import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { cancelImport, getImport } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Ends the newest import, or `operationId`, wherever it is, and forgets its archive. What was imported by then stays. */
export const importClear = endpoint({
  route: 'POST /api/v1/import.clear',
  access: { permission: 'run-import' },
  body: z.object({ operationId: idSchema.optional() }),
  async handle({ ctx, actor, body: { operationId } }) {
    const { _id } = await getImport(ctx, actor, operationId);
    await cancelImport(ctx, actor, _id);
    return {};
  },
});
