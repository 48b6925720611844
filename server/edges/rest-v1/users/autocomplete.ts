import { z } from 'zod';
import { searchUsers } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { presencesOf } from '../presence.ts';
import { presentUser } from '../present-user.ts';

const MOST_SUGGESTIONS = 10;

/** People by the beginning of a name, without those that are named as exceptions. Other conditions have no effect. */
export const usersAutocomplete = endpoint({
  route: 'GET /api/v1/users.autocomplete',
  access: 'user',
  query: z.object({
    selector: jsonText(
      z.object({
        term: z.string().max(100).default(''),
        exceptions: z
          .array(z.union([z.string(), z.object({ username: z.string() })]))
          .max(100)
          .default([]),
      }),
    ),
  }),
  async handle({ ctx, actor, query: { selector } }) {
    const without = new Set(selector.exceptions.map((one) => (typeof one === 'string' ? one : one.username)));
    const limit = MOST_SUGGESTIONS + without.size;
    const { users } = await searchUsers(ctx, actor, { filter: selector.term, offset: 0, limit });
    const shown = users.filter((user) => !without.has(user.username)).slice(0, MOST_SUGGESTIONS);
    const presences = await presencesOf(ctx, actor, shown);
    return { items: shown.map((user) => presentUser(user, presences(user._id))) };
  },
});
