import { z } from 'zod';
import { listEmoji } from '../../../domain/emoji/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentEmoji } from './present-emoji.ts';

/** In pages, by name; `name` filters by a part of it. */
export const emojiCustomAll = endpoint({
  route: 'GET /api/v1/emoji-custom.all',
  access: 'user',
  query: z.object({ ...paging, name: z.string().max(64).optional() }),
  async handle({ ctx, actor, query }) {
    const wanted = query.name?.toLowerCase() ?? '';
    const all = (await listEmoji(ctx, actor)).filter(({ names }) => names.some((name) => name.includes(wanted)));
    const page = pageOf(ctx, query);
    const { rows, total } = cut(all, page);
    return { emojis: rows.map(presentEmoji), ...counts(rows, page, total) };
  },
});
