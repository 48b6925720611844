import { createHash } from 'node:crypto';
import type { Db, Document } from 'mongodb';
import { readDocuments, readMetadata, type CollectionMetadata } from './dump-format.ts';
import type { DumpedFiles } from './plain-dump.ts';
import { sendable } from './raw-document.ts';

/** What goes into one insert: well below the 48 MB of a message. */
const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH = 1000;

/**
 * Restores a dump into an empty database and compares the result, document by document.
 * @returns how many documents there are now
 */
export async function restoreDatabase(db: Db, files: readonly DumpedFiles[]): Promise<number> {
  let documents = 0;
  for (const { name, documents: path, metadata: described } of files) {
    const metadata = described ? await readMetadata(described, name) : { name, options: {}, indexes: [] };
    const digest = new Digest();
    await db.createCollection(name, metadata.options);
    for await (const batch of batches(path)) {
      await insert(db, name, batch);
      for (const document of batch) digest.add(document);
    }
    await createIndexes(db, metadata);
    if ((await digestOf(db, name)).text !== digest.text)
      throw new Error(`Collection ${name} is not the same after it was restored.`);
    documents += digest.count;
  }
  return documents;
}

async function* batches(path: string): AsyncGenerator<Uint8Array[]> {
  let [batch, bytes]: [Uint8Array[], number] = [[], 0];
  for await (const document of readDocuments(path)) {
    if (batch.length === BATCH || (batch.length > 0 && bytes + document.length > BATCH_BYTES)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(document);
    bytes += document.length;
  }
  if (batch.length > 0) yield batch;
}

/** As a plain command: `insertMany` would look for `_id` in what it takes for plain objects. */
async function insert(db: Db, name: string, documents: readonly Uint8Array[]): Promise<void> {
  const command = {
    insert: name,
    documents: documents.map(sendable),
    ordered: false,
    bypassDocumentValidation: true,
    writeConcern: { w: 'majority' },
  };
  const { n, writeErrors } = await db.command(command, { ignoreUndefined: false });
  if (Number(n) !== documents.length)
    throw new Error(
      `Collection ${name}: ${JSON.stringify((writeErrors as Document[] | undefined)?.[0]?.['errmsg'] ?? 'not all documents were taken')}`,
    );
}

async function createIndexes(db: Db, { name, indexes }: CollectionMetadata): Promise<void> {
  const specifications = indexes.filter((index) => index['name'] !== '_id_').map(specificationOf);
  if (specifications.length === 0) return;
  try {
    await db.command({ createIndexes: name, indexes: specifications });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The indexes of ${name} cannot be made on this server: ${reason}`, { cause: error });
  }
}

/** As `createIndexes` takes it. A text index is listed by its inner fields; what it was made of stands in its weights. */
function specificationOf({ ns: _, ...index }: Document): Document {
  if (!index['weights']) return index;
  const { weights, textIndexVersion: __, ...rest } = index;
  const key: Document = {};
  for (const [field, kind] of Object.entries(index['key'] as Document)) {
    if (field === '_fts') for (const path of Object.keys(weights as Document)) key[path] = 'text';
    else if (field !== '_ftsx') key[field] = kind;
  }
  return { ...rest, key, weights };
}

/** Tells whether two collections hold the same documents, in whatever order. */
class Digest {
  readonly #sum = Buffer.alloc(32);
  count = 0;

  add(document: Uint8Array): void {
    const hash = createHash('sha256').update(document).digest();
    for (let i = 0; i < hash.length; i++) this.#sum[i] = (this.#sum[i] as number) ^ (hash[i] as number);
    this.count++;
  }

  get text(): string {
    return `${this.count} ${this.#sum.toString('hex')}`;
  }
}

async function digestOf(db: Db, name: string): Promise<Digest> {
  const digest = new Digest();
  const documents = db
    .collection(name)
    .find({}, { raw: true, batchSize: BATCH }) as AsyncIterable<Document> as AsyncIterable<Uint8Array>;
  for await (const document of documents) digest.add(document);
  return digest;
}
