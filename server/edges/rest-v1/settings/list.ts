import { z } from 'zod';
import { settingCatalogue } from '../../../domain/settings/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentSetting } from './present-setting.ts';

export const settingsList = endpoint({
  route: 'GET /api/v1/settings',
  access: { permission: 'view-privileged-setting' },
  query: z.object(paging),
  async handle({ ctx, query }) {
    const page = pageOf(ctx, query);
    const { rows, total } = cut(settingCatalogue, page);
    return { settings: rows.map((definition) => presentSetting(ctx, definition)), ...counts(rows, page, total) };
  },
});
