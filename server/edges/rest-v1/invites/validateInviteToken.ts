import { z } from 'zod';
import { isInviteValid } from '../../../domain/invites/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Whether a link would let somebody in now; it tells not where. */
export const validateInviteToken = endpoint({
  route: 'POST /api/v1/validateInviteToken',
  access: 'anyone',
  body: z.object({ token: z.string().min(1).max(200) }),
  handle: async ({ ctx, body: { token } }) => ({ valid: await isInviteValid(ctx, token) }),
});
