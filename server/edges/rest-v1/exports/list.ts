import { exportPath, listExports, type Export } from '../../../domain/export/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** What one asked for: being made, ready with its `url`, or failed. */
export const exportsList = endpoint({
  route: 'GET /api/v1/exports.list',
  access: 'user',
  async handle({ ctx, actor }) {
    return { exports: (await listExports(ctx, actor)).map(presentExport) };
  },
});

export function presentExport(row: Export) {
  return {
    _id: row._id,
    ...(row.roomId === null ? {} : { rid: row.roomId }),
    name: row.name,
    format: row.format,
    state: row.state,
    size: row.size,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    ...(row.state === 'ready' ? { url: exportPath(row._id) } : {}),
  };
}
