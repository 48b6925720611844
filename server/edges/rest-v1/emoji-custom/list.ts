import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { maybeMoment } from '../fields.ts';

/** The emoji of this workspace alone. There is no way to add any yet, and apps ask when they start. */
export const emojiCustomList = endpoint({
  route: 'GET /api/v1/emoji-custom.list',
  access: 'user',
  query: z.object({ updatedSince: maybeMoment }),
  handle: async () => ({ emojis: { update: [], remove: [] } }),
});
