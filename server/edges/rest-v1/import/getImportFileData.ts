import { getImport } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentFound } from './present-import.ts';

/** What the check of the newest archive found, to choose from; `waiting` until it has. The first 5,000 of each are listed. */
export const getImportFileData = endpoint({
  route: 'GET /api/v1/getImportFileData',
  access: { permission: 'view-import-operations' },
  async handle({ ctx, actor }) {
    const row = await getImport(ctx, actor);
    return row.state === 'checking' ? { waiting: true } : presentFound(row);
  },
});
