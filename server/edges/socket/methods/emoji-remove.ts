import { removeEmoji } from '../../../domain/emoji/index.ts';
import { method } from '../method.ts';

export const emojiRemove = method({
  event: 'emoji:remove',
  access: 'user',
  async handle({ ctx, actor, input: { emojiId } }) {
    await removeEmoji(ctx, actor, { id: emojiId });
    return {};
  },
});
