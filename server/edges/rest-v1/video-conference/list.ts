import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { listCalls } from '../../../domain/video/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentCall } from './present-call.ts';

/** Of one room, newest first. */
export const videoConferenceList = endpoint({
  route: 'GET /api/v1/video-conference.list',
  access: 'user',
  query: z.object({ ...paging, roomId: idSchema }),
  async handle({ ctx, actor, query: { roomId, ...query } }) {
    const page = pageOf(ctx, query);
    const { calls, total } = await listCalls(ctx, actor, { roomId, ...page });
    const data = calls.map(presentCall);
    return { data, ...counts(data, page, total) };
  },
});
