import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { cancelCall } from '../../../domain/video/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const videoConferenceCancel = endpoint({
  route: 'POST /api/v1/video-conference.cancel',
  access: 'user',
  body: z.object({ callId: idSchema }),
  async handle({ ctx, actor, body }) {
    await cancelCall(ctx, actor, body);
    return {};
  },
});
