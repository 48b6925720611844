import { z } from 'zod';
import { createSound } from '../../../domain/sounds/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';
import { refusal } from '../refuse.ts';
import { presentSound } from './present-sound.ts';

/** A form with the sound in the field `sound`. */
export const customSoundsCreate = endpoint({
  route: 'POST /api/v1/custom-sounds.create',
  access: { permission: 'manage-sounds' },
  fileField: 'sound',
  body: z.object({ name }),
  async handle({ ctx, actor, body, file }) {
    if (file === null) throw refusal('invalid-field', 'Send the sound in the field "sound"');
    return { sound: presentSound(await createSound(ctx, actor, { name: body.name, file })) };
  },
});
