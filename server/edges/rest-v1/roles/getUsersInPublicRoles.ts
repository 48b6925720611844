import { listPublicRoles } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';

/** Who holds a role that says more than that somebody is a person here, so that clients can show it beside the name. */
export const rolesGetUsersInPublicRoles = endpoint({
  route: 'GET /api/v1/roles.getUsersInPublicRoles',
  access: 'user',
  async handle({ ctx, actor }) {
    const users = await listPublicRoles(ctx, actor);
    return { users: users.map(({ _id, username, roles }) => ({ _id, username, roles })) };
  },
});
