import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { findChoices, presentChoice } from './autocomplete.ts';

const MOST = 10;

/** Rooms to choose from while a name is typed. */
export const roomsAutocompleteChannelAndPrivate = endpoint({
  route: 'GET /api/v1/rooms.autocomplete.channelAndPrivate',
  access: 'user',
  query: z.object({ selector: jsonText(z.object({ name: z.string().max(100).default('') })) }),
  async handle({ ctx, actor, query: { selector } }) {
    return { items: (await findChoices(ctx, actor, selector.name, MOST)).slice(0, MOST).map(presentChoice) };
  },
});
