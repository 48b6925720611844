import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { maybeMoment } from '../fields.ts';
import { presentPermissions } from './present-permission.ts';

export const permissionsListAll = endpoint({
  route: 'GET /api/v1/permissions.listAll',
  access: 'user',
  query: z.object({ updatedSince: maybeMoment }),
  handle: async ({ ctx }) => ({ update: presentPermissions(ctx), remove: [] }),
});
