import { z } from 'zod';
import { exportOwnData } from '../../../domain/export/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentExport } from '../exports/list.ts';
import { flag } from '../fields.ts';

/** All that one has written, as an archive that a job makes: JSON with `fullExport`, else a page to read. */
export const usersRequestDataDownload = endpoint({
  route: 'GET /api/v1/users.requestDataDownload',
  access: 'user',
  writes: true,
  query: z.object({ fullExport: flag.default(false) }),
  async handle({ ctx, actor, query: { fullExport } }) {
    const made = await exportOwnData(ctx, actor, fullExport ? 'json' : 'html');
    return { requested: true, exportOperation: presentExport(made) };
  },
});
