import { z } from 'zod';
import { changePermissions } from '../../../domain/access/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentPermissions } from './present-permission.ts';

/** Says which roles hold the named permissions; all or none are changed. */
export const permissionsUpdate = endpoint({
  route: 'POST /api/v1/permissions.update',
  access: { permission: 'access-permissions' },
  body: z.object({
    permissions: z
      .array(z.object({ _id: z.string().min(1).max(120), roles: z.array(z.string().max(120)).max(100) }))
      .min(1)
      .max(1000),
  }),
  async handle({ ctx, actor, body: { permissions } }) {
    await changePermissions(
      ctx,
      actor,
      permissions.map(({ _id, roles }) => ({ id: _id, roles })),
    );
    return { permissions: presentPermissions(ctx) };
  },
});
