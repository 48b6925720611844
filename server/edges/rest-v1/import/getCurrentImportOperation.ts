import { getImport } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentOperation } from './present-import.ts';

/** The newest import, over or not. */
export const getCurrentImportOperation = endpoint({
  route: 'GET /api/v1/getCurrentImportOperation',
  access: { permission: 'view-import-operations' },
  async handle({ ctx, actor }) {
    return { operation: presentOperation(await getImport(ctx, actor)) };
  },
});
