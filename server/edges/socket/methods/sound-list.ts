import { listSounds } from '../../../domain/sounds/index.ts';
import { method } from '../method.ts';
import { presentSound } from '../present-custom.ts';

export const soundList = method({
  event: 'sound:list',
  access: 'user',
  handle: async ({ ctx, actor }) => (await listSounds(ctx, actor)).map(presentSound),
});
