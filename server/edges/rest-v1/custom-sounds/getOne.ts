import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getSound } from '../../../domain/sounds/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentSound } from './present-sound.ts';

export const customSoundsGetOne = endpoint({
  route: 'GET /api/v1/custom-sounds.getOne',
  access: 'user',
  query: z.object({ _id: idSchema }),
  handle: async ({ ctx, actor, query: { _id: id } }) => ({ sound: presentSound(await getSound(ctx, actor, { id })) }),
});
