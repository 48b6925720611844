import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { removeSound } from '../../../domain/sounds/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const customSoundsDelete = endpoint({
  route: 'POST /api/v1/custom-sounds.delete',
  access: { permission: 'manage-sounds' },
  body: z.object({ _id: idSchema }),
  async handle({ ctx, actor, body: { _id: id } }) {
    await removeSound(ctx, actor, { id });
    return {};
  },
});
