import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getCall } from '../../../domain/video/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { capabilities, presentCall } from './present-call.ts';

export const videoConferenceInfo = endpoint({
  route: 'GET /api/v1/video-conference.info',
  access: 'user',
  query: z.object({ callId: idSchema }),
  handle: async ({ ctx, actor, query }) => ({ ...presentCall(await getCall(ctx, actor, query)), capabilities }),
});
