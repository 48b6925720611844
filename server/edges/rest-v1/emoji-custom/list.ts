import { z } from 'zod';
import { emojiSince, listEmoji } from '../../../domain/emoji/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { maybeMoment } from '../fields.ts';
import { presentEmoji } from './present-emoji.ts';

/** The emoji of this workspace alone; with `updatedSince` what was made, changed and removed since then. Apps ask at start. */
export const emojiCustomList = endpoint({
  route: 'GET /api/v1/emoji-custom.list',
  access: 'user',
  query: z.object({ updatedSince: maybeMoment, _id: z.string().max(64).optional() }),
  async handle({ ctx, actor, query: { updatedSince, _id } }) {
    const { held, removed } =
      updatedSince === undefined
        ? { held: await listEmoji(ctx, actor), removed: [] }
        : await emojiSince(ctx, actor, updatedSince);
    const wanted = held.filter((emoji) => _id === undefined || emoji._id === _id);
    return { emojis: { update: wanted.map(presentEmoji), remove: removed.map(presentRemoved) } };
  },
});

function presentRemoved(emoji: Parameters<typeof presentEmoji>[0]) {
  return { ...presentEmoji(emoji), _deletedAt: emoji.removedAt?.toISOString() };
}
