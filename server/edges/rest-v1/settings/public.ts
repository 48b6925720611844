import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { names } from '../fields.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';

const settingIds = z.array(z.string().max(120)).max(1000);

/** Two ways to name the wanted ids: `_id=a,b`, and the older filter `query={"_id": "a"}` or `{"_id": {"$in": ["a"]}}`. */
const oldFilter = z.object({ _id: z.union([z.string(), z.object({ $in: settingIds })]).optional() });

/** The settings that everybody may know, also before login. */
export const settingsPublic = endpoint({
  route: 'GET /api/v1/settings.public',
  access: 'anyone',
  query: z.object({ ...paging, _id: names.optional(), query: jsonText(oldFilter).optional() }),
  async handle({ ctx, query }) {
    const old = query.query?._id;
    const wanted = query._id ?? (typeof old === 'string' ? [old] : old?.$in);
    const all = Object.entries(ctx.settings.public())
      .filter(([id]) => wanted === undefined || wanted.includes(id))
      .map(([id, value]) => ({ _id: id, value, enterprise: false, invalidValue: '', modules: [] }));
    const page = pageOf(ctx, query);
    const { rows, total } = cut(all, page);
    return { settings: rows, ...counts(rows, page, total) };
  },
});
