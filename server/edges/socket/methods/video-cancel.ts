import { cancelCall } from '../../../domain/video/index.ts';
import { method } from '../method.ts';
import { presentCall } from '../present-call.ts';

export const videoCancel = method({
  event: 'video:cancel',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentCall(await cancelCall(ctx, actor, input)),
});
