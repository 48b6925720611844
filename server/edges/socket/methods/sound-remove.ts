import { removeSound } from '../../../domain/sounds/index.ts';
import { method } from '../method.ts';

export const soundRemove = method({
  event: 'sound:remove',
  access: 'user',
  async handle({ ctx, actor, input: { soundId } }) {
    await removeSound(ctx, actor, { id: soundId });
    return {};
  },
});
