import { z } from 'zod';
import { listSounds } from '../../../domain/sounds/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentSound } from './present-sound.ts';

/** The sounds that administrators added; `name` filters by a part of it. */
export const customSoundsList = endpoint({
  route: 'GET /api/v1/custom-sounds.list',
  access: 'user',
  query: z.object({ ...paging, name: z.string().max(120).optional() }),
  async handle({ ctx, actor, query }) {
    const wanted = query.name?.toLowerCase() ?? '';
    const all = (await listSounds(ctx, actor)).filter(({ name }) => name.toLowerCase().includes(wanted));
    const page = pageOf(ctx, query);
    const { rows, total } = cut(all, page);
    return { sounds: rows.map(presentSound), ...counts(rows, page, total) };
  },
});
