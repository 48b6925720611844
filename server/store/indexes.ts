import type { CreateIndexesOptions, Db } from 'mongodb';

/** Declared beside each model; made at start when missing. */
export interface IndexDeclaration {
  readonly key: Readonly<Record<string, 1 | -1 | 'text'>>;
  readonly options?: CreateIndexesOptions;
}

export async function ensureIndexes(
  db: Db,
  collection: string,
  declarations: readonly IndexDeclaration[],
): Promise<void> {
  if (declarations.length === 0) return;
  await db
    .collection(collection)
    .createIndexes(declarations.map(({ key, options }) => ({ key: { ...key }, ...options })));
}
