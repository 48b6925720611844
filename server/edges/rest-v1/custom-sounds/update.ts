import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { changeSound } from '../../../domain/sounds/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';
import { presentSound } from './present-sound.ts';

/** A form; without the field `sound` only the name changes. */
export const customSoundsUpdate = endpoint({
  route: 'POST /api/v1/custom-sounds.update',
  access: { permission: 'manage-sounds' },
  fileField: 'sound',
  fileOptional: true,
  body: z.object({ _id: idSchema, name }),
  async handle({ ctx, actor, body, file }) {
    return { sound: presentSound(await changeSound(ctx, actor, { id: body._id, name: body.name, file })) };
  },
});
