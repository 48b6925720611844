import { roleCatalogue } from '../../../domain/access/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const rolesList = endpoint({
  route: 'GET /api/v1/roles.list',
  access: 'user',
  handle: async () => ({ roles: roleCatalogue.map(presentRole) }),
});

export function presentRole({ id, scope, description }: (typeof roleCatalogue)[number]) {
  return {
    _id: id,
    name: id,
    scope: scope === 'room' ? 'Subscriptions' : 'Users',
    description,
    protected: true,
    mandatory2fa: false,
  };
}
