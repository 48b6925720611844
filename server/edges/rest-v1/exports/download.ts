import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { openExport } from '../../../domain/export/index.ts';
import { Reply } from '../../http/answer.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';

/** A finished archive, for whoever asked for it. */
export const exportsDownload = endpoint({
  route: 'GET /api/v1/exports.download',
  access: 'user',
  limit: limits.download,
  query: z.object({ exportId: idSchema }),
  async handle({ ctx, actor, query: { exportId } }) {
    const { made, content } = await openExport(ctx, actor, exportId);
    const name = `${made.name.replace(/[^\p{L}\p{N}_-]/gu, '')}-${made.createdAt.toISOString().slice(0, 10)}.zip`;
    return new Reply(200, content, {
      'Content-Type': 'application/zip',
      'Content-Length': String(made.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  },
});
