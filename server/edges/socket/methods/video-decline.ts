import { declineCall } from '../../../domain/video/index.ts';
import { method } from '../method.ts';
import { presentCall } from '../present-call.ts';

export const videoDecline = method({
  event: 'video:decline',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentCall(await declineCall(ctx, actor, input)),
});
