import type { Collection, Db } from 'mongodb';

export interface StoredPermission {
  readonly _id: string;
  readonly roles: readonly string[];
  readonly updatedAt: Date;
}

export type PermissionsCollection = ReturnType<typeof createPermissionsCollection>;

/** Only permissions whose roles somebody changed are here; defaults stand in the catalogue. */
export function createPermissionsCollection(db: Db) {
  const permissions: Collection<StoredPermission> = db.collection<StoredPermission>('permissions');
  return {
    all: () => permissions.find({}).toArray(),
    set: (id: string, roles: readonly string[], at: Date) =>
      permissions.updateOne({ _id: id }, { $set: { roles: [...roles], updatedAt: at } }, { upsert: true }),
  };
}
