import { isPermission, permissionCatalogue, type PermissionId } from './permission-catalogue.ts';

/** Which roles hold which permission in this process now; kept true by the feed. */
export interface PermissionTable {
  holds(roles: readonly string[], permission: PermissionId): boolean;
  all(): Readonly<Record<string, readonly string[]>>;
  load(stored: readonly { readonly _id: string; readonly roles: readonly string[] }[]): void;
}

export function createPermissionTable(): PermissionTable {
  const defaults: Readonly<Record<string, readonly string[]>> = permissionCatalogue;
  let table = defaults;
  return {
    holds: (roles, permission) => (table[permission] ?? []).some((role) => roles.includes(role)),
    all: () => table,
    load(stored) {
      const changed = stored.filter(({ _id }) => isPermission(_id)).map(({ _id, roles }) => [_id, roles] as const);
      table = { ...defaults, ...Object.fromEntries(changed) };
    },
  };
}
