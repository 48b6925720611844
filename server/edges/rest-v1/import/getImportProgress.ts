import { getImport } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentProgress } from './present-import.ts';

/** Of the newest import: `step`, and how much of it is done. */
export const getImportProgress = endpoint({
  route: 'GET /api/v1/getImportProgress',
  access: { permission: 'view-import-operations' },
  async handle({ ctx, actor }) {
    return presentProgress(await getImport(ctx, actor));
  },
});
