import { rolesOfUser } from '../../../domain/users/index.ts';
import { method } from '../method.ts';

export const userRoles = method({
  event: 'user:roles',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return { roles: await rolesOfUser(ctx, actor, input) };
  },
});
