import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { cut, pageOf, paging, WHOLE_LIST } from '../paging.ts';
import { findChoices, presentChoice } from './autocomplete.ts';

/** Rooms to choose from while a name is typed, a page at a time. */
export const roomsAutocompleteChannelAndPrivateWithPagination = endpoint({
  route: 'GET /api/v1/rooms.autocomplete.channelAndPrivate.withPagination',
  access: 'user',
  query: z.object({ ...paging, selector: jsonText(z.object({ name: z.string().max(100).default('') })) }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { rows, total } = cut(await findChoices(ctx, actor, query.selector.name, WHOLE_LIST.limit), page);
    return { items: rows.map(presentChoice), total };
  },
});
