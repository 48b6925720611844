import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { joinCall } from '../../../domain/video/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** `state` of the caller's microphone and camera is up to Jitsi. */
export const videoConferenceJoin = endpoint({
  route: 'POST /api/v1/video-conference.join',
  access: 'user',
  body: z.object({
    callId: idSchema,
    state: z.object({ mic: z.boolean().optional(), cam: z.boolean().optional() }).optional(),
  }),
  async handle({ ctx, actor, body: { callId } }) {
    const { url } = await joinCall(ctx, actor, { callId });
    return { url, providerName: 'jitsi' };
  },
});
