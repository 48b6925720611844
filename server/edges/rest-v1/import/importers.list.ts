import { endpoint } from '../../http/endpoint.ts';
import { importers } from './present-import.ts';

export const importersList = endpoint({
  route: 'GET /api/v1/importers.list',
  access: { permission: 'run-import' },
  handle: async () => ({ importers }),
});
