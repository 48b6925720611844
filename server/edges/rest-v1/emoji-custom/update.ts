import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { changeEmoji, listEmoji } from '../../../domain/emoji/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name, names } from '../fields.ts';

/** A form; what is not in it stays as it is. */
export const emojiCustomUpdate = endpoint({
  route: 'POST /api/v1/emoji-custom.update',
  access: { permission: 'manage-emoji' },
  fileField: 'emoji',
  fileOptional: true,
  body: z.object({ _id: idSchema, name: name.optional(), aliases: names.optional() }),
  async handle({ ctx, actor, body: { _id: id, ...given }, file }) {
    const held = (await listEmoji(ctx, actor)).find((emoji) => emoji._id === id);
    const words = { name: given.name ?? held?.name ?? '', aliases: given.aliases ?? held?.aliases ?? [] };
    await changeEmoji(ctx, actor, { id, ...words, file });
    return {};
  },
});
