import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { react } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { refusal } from '../refuse.ts';

const shortcode = z.string().min(1).max(70).optional();

/** Adds or takes back one's own reaction; without `shouldReact` it becomes the other way round. */
export const chatReact = endpoint({
  route: 'POST /api/v1/chat.react',
  access: 'user',
  body: z.object({ messageId: idSchema, emoji: shortcode, reaction: shortcode, shouldReact: flag.optional() }),
  async handle({ ctx, actor, body }) {
    const emoji = body.emoji ?? body.reaction;
    if (emoji === undefined) throw refusal('error-emoji-param-not-provided', 'Name the emoji');
    await react(ctx, actor, { messageId: body.messageId, emoji, on: body.shouldReact });
    return {};
  },
});
