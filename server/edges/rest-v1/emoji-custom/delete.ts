import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { removeEmoji } from '../../../domain/emoji/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const emojiCustomDelete = endpoint({
  route: 'POST /api/v1/emoji-custom.delete',
  access: { permission: 'manage-emoji' },
  body: z.object({ emojiId: idSchema }),
  async handle({ ctx, actor, body: { emojiId: id } }) {
    await removeEmoji(ctx, actor, { id });
    return {};
  },
});
