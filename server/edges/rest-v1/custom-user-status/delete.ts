import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { removeStatus } from '../../../domain/presence/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const customUserStatusDelete = endpoint({
  route: 'POST /api/v1/custom-user-status.delete',
  access: 'user',
  body: z.object({ customUserStatusId: idSchema }),
  async handle({ ctx, actor, body: { customUserStatusId: id } }) {
    await removeStatus(ctx, actor, { id });
    return {};
  },
});
