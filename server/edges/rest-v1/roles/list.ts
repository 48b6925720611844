import { roleCatalogue } from '../../../domain/access/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const rolesList = endpoint({
  route: 'GET /api/v1/roles.list',
  access: 'user',
  handle: async () => ({
    roles: roleCatalogue.map(({ id, scope, description }) => ({
      _id: id,
      name: id,
      scope: scope === 'room' ? 'Subscriptions' : 'Users',
      description,
      protected: true,
      mandatory2fa: false,
    })),
  }),
});
