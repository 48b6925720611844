import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { counts, paging } from '../paging.ts';

/** The slash commands. There are none yet, and apps ask when they start. */
export const commandsList = endpoint({
  route: 'GET /api/v1/commands.list',
  access: 'user',
  query: z.object(paging),
  handle: async ({ query }) => ({ commands: [], appsLoaded: true, ...counts([], { ...query, limit: 0 }, 0) }),
});
