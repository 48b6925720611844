import { isDomainError } from '../../../contracts/errors.ts';
import { getImport, type ImportState } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentOperation } from './present-import.ts';

const states: Readonly<Record<ImportState, string>> = {
  checking: 'loading',
  ready: 'ready',
  running: 'importing',
  done: 'done',
  failed: 'error',
  cancelled: 'canceled',
};

export const importStatus = endpoint({
  route: 'GET /api/v1/import.status',
  access: { permission: 'view-import-operations' },
  async handle({ ctx, actor }) {
    const row = await getImport(ctx, actor).catch((error: unknown) => {
      if (!isDomainError(error, 'import-not-found')) throw error;
      return null;
    });
    if (row === null) return { status: { state: 'none' } };
    return { status: { state: states[row.state], operation: presentOperation(row) } };
  },
});
