import { listImports } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentOperation } from './present-import.ts';

/** The last fifty, newest first. */
export const getLatestImportOperations = endpoint({
  route: 'GET /api/v1/getLatestImportOperations',
  access: { permission: 'view-import-operations' },
  async handle({ ctx, actor }) {
    return { operations: (await listImports(ctx, actor)).map(presentOperation) };
  },
});
