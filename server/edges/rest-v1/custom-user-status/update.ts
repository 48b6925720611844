import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { customStatusNameSchema } from '../../../contracts/presence.ts';
import { presenceStatuses } from '../../../contracts/user.ts';
import { saveStatus } from '../../../domain/presence/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentCustomStatus } from './present-status.ts';

export const customUserStatusUpdate = endpoint({
  route: 'POST /api/v1/custom-user-status.update',
  access: 'user',
  body: z.object({
    _id: idSchema,
    name: customStatusNameSchema,
    statusType: z.enum(presenceStatuses).default('online'),
  }),
  async handle({ ctx, actor, body: { _id: id, name, statusType: status } }) {
    return { customUserStatus: presentCustomStatus(await saveStatus(ctx, actor, { id, name, status })) };
  },
});
