import { z } from 'zod';
import { customStatusNameSchema } from '../../../contracts/presence.ts';
import { presenceStatuses } from '../../../contracts/user.ts';
import { saveStatus } from '../../../domain/presence/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentCustomStatus } from './present-status.ts';

export const customUserStatusCreate = endpoint({
  route: 'POST /api/v1/custom-user-status.create',
  access: 'user',
  body: z.object({ name: customStatusNameSchema, statusType: z.enum(presenceStatuses).default('online') }),
  async handle({ ctx, actor, body: { name, statusType: status } }) {
    return { customUserStatus: presentCustomStatus(await saveStatus(ctx, actor, { id: null, name, status })) };
  },
});
