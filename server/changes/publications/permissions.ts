import { reloadPermissions } from '../../domain/access/index.ts';
import type { StoredPermission } from '../../models/permissions.ts';
import type { Publication } from '../publication.ts';

/** Every process obeys changed permissions from here on. */
export const permissions: Publication<StoredPermission> = {
  collection: 'permissions',
  matches: [{}],
  async announce(ctx, changes) {
    await reloadPermissions(ctx);
    return changes.map(() => [
      { name: 'permissions:changed', audience: { everyone: true }, data: ctx.permissions.all() },
    ]);
  },
};
