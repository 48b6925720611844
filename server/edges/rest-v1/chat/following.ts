import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setFollowing } from '../../../domain/threads/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Whether one is told of a thread's answers. */
export function followOf(verb: 'followMessage' | 'unfollowMessage') {
  return endpoint({
    route: `POST /api/v1/chat.${verb}`,
    access: 'user',
    body: z.object({ mid: idSchema }),
    async handle({ ctx, actor, body: { mid } }) {
      await setFollowing(ctx, actor, { threadId: mid, following: verb === 'followMessage' });
      return {};
    },
  });
}
