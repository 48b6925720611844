import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { createInvite } from '../../../domain/invites/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentInvite } from './present-invite.ts';

/** A link into a room. It is told this once: of the secret in it only the hash is kept. */
export const findOrCreateInvite = endpoint({
  route: 'POST /api/v1/findOrCreateInvite',
  access: 'user',
  body: z.object({
    rid: idSchema,
    days: z.number().int().min(0).max(3650),
    maxUses: z.number().int().min(0).max(1_000_000),
  }),
  async handle({ ctx, actor, body: { rid, ...limits } }) {
    const { invite, token } = await createInvite(ctx, actor, { roomId: rid, ...limits });
    return presentInvite(ctx, invite, token);
  },
});
