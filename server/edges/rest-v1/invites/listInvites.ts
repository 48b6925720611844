import { z } from 'zod';
import { listInvites as list } from '../../../domain/invites/index.ts';
import { Reply } from '../../http/answer.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentInvite } from './present-invite.ts';

/** The links that the caller made. A bare list, as in the original. */
export const listInvites = endpoint({
  route: 'GET /api/v1/listInvites',
  access: 'user',
  query: z.object({}),
  async handle({ ctx, actor }) {
    const invites = await list(ctx, actor, null);
    return new Reply(
      200,
      invites.map((invite) => presentInvite(ctx, invite)),
    );
  },
});
