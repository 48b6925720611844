import { listEmoji } from '../../../domain/emoji/index.ts';
import { method } from '../method.ts';
import { presentEmoji } from '../present-custom.ts';

export const emojiList = method({
  event: 'emoji:list',
  access: 'user',
  handle: async ({ ctx, actor }) => (await listEmoji(ctx, actor)).map(presentEmoji),
});
