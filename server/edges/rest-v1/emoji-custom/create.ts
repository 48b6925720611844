import { z } from 'zod';
import { createEmoji } from '../../../domain/emoji/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name, names } from '../fields.ts';
import { refusal } from '../refuse.ts';

/** A form with the picture in the field `emoji`. */
export const emojiCustomCreate = endpoint({
  route: 'POST /api/v1/emoji-custom.create',
  access: { permission: 'manage-emoji' },
  fileField: 'emoji',
  body: z.object({ name, aliases: names.optional() }),
  async handle({ ctx, actor, body: { name: word, aliases = [] }, file }) {
    if (file === null) throw refusal('invalid-field', 'Send the picture in the field "emoji"');
    await createEmoji(ctx, actor, { name: word, aliases, file });
    return {};
  },
});
