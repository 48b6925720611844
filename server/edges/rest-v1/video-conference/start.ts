import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { startCall } from '../../../domain/video/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Opens a call of a room; in a direct room it rings the others unless `allowRinging` is false. */
export const videoConferenceStart = endpoint({
  route: 'POST /api/v1/video-conference.start',
  access: 'user',
  body: z.object({ roomId: idSchema, title: z.string().max(200).optional(), allowRinging: z.boolean().optional() }),
  async handle({ ctx, actor, body: { roomId, title, allowRinging } }) {
    const { call } = await startCall(ctx, actor, { roomId, title, ring: allowRinging });
    const [callee] = call.invited;
    const shared = { callId: call._id, providerName: 'jitsi' };
    if (callee === undefined) return { data: { type: 'videoconference', ...shared } };
    return { data: { type: 'direct', ...shared, calleeId: callee.id, ringing: true } };
  },
});
