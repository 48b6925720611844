import type { Collection, Db } from 'mongodb';
import { StoreUnusable } from './connect.ts';

/** A restore that has begun and has not come to its end: what the database holds is a part of something. */
interface Mark {
  readonly _id: 'restore';
  readonly from: string;
  readonly begunAt: Date;
}

/** Left out of backups; there only while a restore is under way. */
export const RESTORE_MARKS = 'restore_marks';

const marks = (db: Db): Collection<Mark> => db.collection<Mark>(RESTORE_MARKS);

/** @param from the folder of the backup */
export async function beginRestore(db: Db, from: string, begunAt: Date): Promise<void> {
  await marks(db).replaceOne({ _id: 'restore' }, { from, begunAt }, { upsert: true });
}

export async function endRestore(db: Db): Promise<void> {
  await marks(db).drop();
}

/** @returns the folder from which a restore has begun and not ended */
export async function unfinishedRestore(db: Db): Promise<string | undefined> {
  return (await marks(db).findOne({ _id: 'restore' }))?.from;
}

/** @throws StoreUnusable when the database holds a part of a backup only */
export async function refuseUnfinishedRestore(db: Db): Promise<void> {
  const from = await unfinishedRestore(db);
  if (from === undefined) return;
  throw new StoreUnusable(
    `The database ${db.databaseName} was restored in part only: the restore of ${from} was interrupted. Run it again: npm run restore -- ${from}`,
  );
}
