import { mkdir, rename } from 'node:fs/promises';
import { BSON, type ClientSession, type Db, type Document, type MongoClient, type Timestamp } from 'mongodb';
import { RESTORE_MARKS } from '../../../server/store/unfinished-restore.ts';
import { Changes, CollectionsChanged, MARKS, nameOfId, type Written } from './changes.ts';
import { DumpWriter, readDocuments, writeMetadata, type CollectionMetadata, type Contents } from './dump-format.ts';
import { documentsFile } from './dump-names.ts';

export interface DumpedCollection extends Contents {
  readonly name: string;
  readonly indexes: number;
}

export interface DatabaseDump {
  readonly database: string;
  /** All documents are as they were at this moment of the store's own clock. */
  readonly pointInTime: Timestamp;
  readonly collections: readonly DumpedCollection[];
}

/** Newer states of documents than the files have; null for one that is gone. */
type Newer = Map<string, Map<string, Uint8Array | null>>;

const BATCH = 1000;
/** What was written meanwhile is read again until so few documents are left that one short transaction reads them. */
const FEW = 2000;
const ROUNDS = 10;
const TRIES = 3;

/**
 * Dumps a database while it is in use, by the driver alone, in a state that it had at one moment.
 *
 * First all documents are copied, which takes long; what is written meanwhile is followed by a change stream. Then a transaction
 * fixes a moment, and in its snapshot everything is read again that was written since the beginning. What was not written
 * since then is the same at that moment as when it was copied.
 */
export async function dumpDatabase(
  client: MongoClient,
  db: Db,
  folder: string,
  { gzip = false }: { gzip?: boolean } = {},
): Promise<DatabaseDump> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dumpOnce(client, db, { folder, gzip });
    } catch (error) {
      if (!(error instanceof CollectionsChanged) || attempt === TRIES) throw error;
    }
  }
}

/** Where a dump is written to, and how. */
interface Target {
  readonly folder: string;
  readonly gzip: boolean;
}

async function dumpOnce(client: MongoClient, db: Db, target: Target): Promise<DatabaseDump> {
  const { folder, gzip } = target;
  await mkdir(folder, { recursive: true });
  const { operationTime } = await db.command({ ping: 1 });
  const changes = new Changes(db, operationTime as Timestamp);
  try {
    const copied = new Map<string, Contents>();
    for (const { name } of await collectionsOf(db)) copied.set(name, await copyCollection(db, name, target));
    const newer: Newer = new Map();
    await catchUp(db, changes, newer);
    const { pointInTime, metadata } = await settle(client, db, changes, newer);
    for (const name of copied.keys())
      if (!metadata.some((each) => each.name === name)) throw new CollectionsChanged(`${name} is gone`);
    const collections: DumpedCollection[] = [];
    for (const each of metadata) {
      await writeMetadata(folder, each, gzip);
      const contents = await mergeNewer(each.name, target, copied.get(each.name), newer.get(each.name));
      collections.push({ name: each.name, indexes: each.indexes.length, ...contents });
    }
    return { database: db.databaseName, pointInTime, collections };
  } finally {
    await changes.close();
  }
}

/** What is there only while a backup or a restore is under way. */
const LEFT_OUT = new Set([MARKS, RESTORE_MARKS]);

async function collectionsOf(db: Db): Promise<CollectionMetadata[]> {
  const found: CollectionMetadata[] = [];
  for (const { name, type, options = {}, info } of (await db.listCollections().toArray()) as Document[]) {
    if (type !== 'collection' || LEFT_OUT.has(String(name)) || String(name).startsWith('system.')) continue;
    const indexes = await db.collection(String(name)).listIndexes().toArray();
    const uuid = info?.uuid instanceof BSON.Binary ? info.uuid.toString('hex') : undefined;
    found.push({ name: String(name), options: options as Document, indexes, uuid });
  }
  return found;
}

async function copyCollection(db: Db, name: string, { folder, gzip }: Target): Promise<Contents> {
  const writer = new DumpWriter(documentsFile(folder, name, gzip));
  try {
    for await (const document of rawDocuments(db, name, {})) await writer.write(document);
    return await writer.end();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Documents as the store has them, not decoded, so that every type and every name stays as it is. */
function rawDocuments(db: Db, name: string, filter: Document, session?: ClientSession): AsyncIterable<Uint8Array> {
  const options = { raw: true, batchSize: BATCH, ...(session && { session }) };
  return db.collection(name).find(filter, options) as AsyncIterable<Document> as AsyncIterable<Uint8Array>;
}

async function catchUp(db: Db, changes: Changes, newer: Newer): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const written = await changes.takeAll();
    await readAgain(db, written, newer);
    if (countOf(written) <= FEW) return;
  }
}

const countOf = (written: Written): number => [...written.values()].reduce((count, ids) => count + ids.size, 0);

async function readAgain(db: Db, written: Written, newer: Newer, session?: ClientSession): Promise<void> {
  for (const [name, ids] of written) {
    const states = newer.get(name) ?? new Map<string, Uint8Array | null>();
    newer.set(name, states);
    const all = [...ids];
    for (let at = 0; at < all.length; at += BATCH) {
      const some = all.slice(at, at + BATCH);
      for (const [key] of some) states.set(key, null);
      const filter = { _id: { $in: some.map(([, id]) => id) } };
      for await (const document of rawDocuments(db, name, filter as Document, session))
        // It is a part of a whole batch, which would be kept with it.
        states.set(idOf(document), Uint8Array.prototype.slice.call(document));
    }
  }
}

const idOf = (document: Uint8Array): string => nameOfId(BSON.deserialize(document, { promoteValues: false })['_id']);

/** Fixes the moment and reads in its snapshot what was written before it and not read since. */
async function settle(
  client: MongoClient,
  db: Db,
  changes: Changes,
  newer: Newer,
): Promise<{ pointInTime: Timestamp; metadata: CollectionMetadata[] }> {
  const session = client.startSession();
  try {
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    const [first] = await collectionsOf(db);
    // The first read makes the snapshot.
    await db.collection(first?.name ?? 'none').findOne({}, { session, projection: { _id: 1 } });
    const pointInTime = session.operationTime as Timestamp;
    const written = await changes.takeAll();
    const metadata = await collectionsOf(db);
    await readAgain(db, written, newer, session);
    await session.commitTransaction();
    return { pointInTime, metadata };
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    throw error;
  } finally {
    await session.endSession();
  }
}

/** Puts newer states in the place of what was copied first. */
async function mergeNewer(
  name: string,
  { folder, gzip }: Target,
  copied: Contents | undefined,
  states: Newer extends Map<string, infer States> ? States | undefined : never,
): Promise<Contents> {
  if (copied && !states) return copied;
  const path = documentsFile(folder, name, gzip);
  const writer = new DumpWriter(`${path}.new`);
  if (copied)
    for await (const document of readDocuments(path)) if (!states?.has(idOf(document))) await writer.write(document);
  for (const document of states?.values() ?? []) if (document) await writer.write(document);
  const contents = await writer.end();
  await rename(`${path}.new`, path);
  return contents;
}
