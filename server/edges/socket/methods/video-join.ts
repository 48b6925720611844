import { joinCall } from '../../../domain/video/index.ts';
import { method } from '../method.ts';

export const videoJoin = method({
  event: 'video:join',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { url } = await joinCall(ctx, actor, input);
    return { url };
  },
});
