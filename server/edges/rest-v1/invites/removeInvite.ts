import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { removeInvite as remove } from '../../../domain/invites/index.ts';
import { Reply } from '../../http/answer.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Takes a link back; answers a bare `true`. */
export const removeInvite = endpoint({
  route: 'DELETE /api/v1/removeInvite/:_id',
  access: 'user',
  params: z.object({ _id: idSchema }),
  async handle({ ctx, actor, params: { _id } }) {
    await remove(ctx, actor, _id);
    return new Reply(200, 'true', { 'Content-Type': 'application/json' });
  },
});
