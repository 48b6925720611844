import { MongoServerError, type Collection, type CreateIndexesOptions, type Db, type IndexDescription } from 'mongodb';

/** Declared beside each model; made at start when missing. */
export interface IndexDeclaration {
  readonly key: Readonly<Record<string, 1 | -1 | 'text'>>;
  readonly options?: CreateIndexesOptions;
}

/** IndexOptionsConflict and IndexKeySpecsConflict: an index of these fields or of this name stands there with other options. */
const DECLARED_ANEW = new Set<unknown>([85, 86]);

/** Makes what is missing. An index that an earlier version declared otherwise is made anew as it is declared now. */
export async function ensureIndexes(
  db: Db,
  collection: string,
  declarations: readonly IndexDeclaration[],
): Promise<void> {
  if (declarations.length === 0) return;
  const indexes = declarations.map(({ key, options }): IndexDescription => ({ key: { ...key }, ...options }));
  try {
    await db.collection(collection).createIndexes(indexes);
  } catch (error) {
    if (!isDeclaredAnew(error)) throw error;
    for (const index of indexes) await replaceIndex(db.collection(collection), index);
  }
}

async function replaceIndex(collection: Collection, index: IndexDescription): Promise<void> {
  try {
    await collection.createIndexes([index]);
  } catch (error) {
    if (!isDeclaredAnew(error)) throw error;
    await collection.dropIndex(index.key as never);
    await collection.createIndexes([index]);
  }
}

function isDeclaredAnew(error: unknown): boolean {
  return error instanceof MongoServerError && DECLARED_ANEW.has(error.code);
}
