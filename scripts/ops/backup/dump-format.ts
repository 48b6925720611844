import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BSON, type Document } from 'mongodb';

/**
 * The directory format of `mongodump`: `<database>/<collection>.bson` holds the documents one after another as they are stored,
 * `<collection>.metadata.json` the options and indexes in extended JSON. `mongorestore` reads it, too.
 * Source: https://www.mongodb.com/docs/database-tools/mongodump/
 */
export interface CollectionMetadata {
  readonly name: string;
  readonly options: Document;
  readonly indexes: readonly Document[];
}

/** Collection names may hold what a file name may not; the tools write that percent-encoded. */
const fileNameOf = (collection: string): string => encodeURIComponent(collection);

export const documentsFile = (folder: string, collection: string): string =>
  join(folder, `${fileNameOf(collection)}.bson`);

const metadataFile = (folder: string, collection: string): string =>
  join(folder, `${fileNameOf(collection)}.metadata.json`);

export async function writeMetadata(folder: string, { name, options, indexes }: CollectionMetadata): Promise<void> {
  const text = BSON.EJSON.stringify({ options, indexes, collectionName: name, type: 'collection' }, { relaxed: false });
  await writeFile(metadataFile(folder, name), text);
}

export async function readMetadata(folder: string, name: string): Promise<CollectionMetadata> {
  const { options = {}, indexes = [] } = BSON.EJSON.parse(
    await readFile(metadataFile(folder, name), 'utf8'),
  ) as Document;
  return { name, options: options as Document, indexes: indexes as Document[] };
}

/** What a file must hold: compared when it is read again. */
export interface Contents {
  readonly documents: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes documents to a file and notes what it wrote. */
export class DumpWriter {
  readonly #stream: WriteStream;
  readonly #hash: Hash = createHash('sha256');
  #documents = 0;
  #bytes = 0;

  constructor(readonly path: string) {
    this.#stream = createWriteStream(path);
    // Kept for `end`; until then nobody listens, and a full disk must not end the process.
    this.#stream.on('error', () => undefined);
  }

  async write(document: Uint8Array): Promise<void> {
    this.#documents++;
    this.#bytes += document.length;
    this.#hash.update(document);
    if (this.#stream.errored) throw this.#stream.errored;
    if (!this.#stream.write(document)) await once(this.#stream, 'drain');
  }

  /** Resolves when the disk has everything. */
  async end(): Promise<Contents> {
    this.#stream.end();
    await once(this.#stream, 'finish');
    const file = await open(this.path, 'r+');
    await file.sync();
    await file.close();
    return { documents: this.#documents, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

const SMALLEST_DOCUMENT = 5;
const LARGEST_DOCUMENT = 17 * 1024 * 1024;

/** The documents of a file, one after another. @throws when the file is cut off or is none */
export async function* readDocuments(path: string): AsyncGenerator<Buffer, void> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    while (held.length >= 4) {
      const size = held.readInt32LE(0);
      if (size < SMALLEST_DOCUMENT || size > LARGEST_DOCUMENT)
        throw new Error(`${path} is damaged: a document of ${size} bytes.`);
      if (held.length < size) break;
      yield held.subarray(0, size);
      held = held.subarray(size);
    }
  }
  if (held.length > 0) throw new Error(`${path} is cut off in the middle of a document.`);
}

/** Reads a file again and says what it holds; each document must be readable. */
export async function readContents(path: string): Promise<Contents> {
  const hash = createHash('sha256');
  let [documents, bytes] = [0, 0];
  for await (const document of readDocuments(path)) {
    BSON.deserialize(document, { promoteValues: false });
    hash.update(document);
    documents++;
    bytes += document.length;
  }
  return { documents, bytes, sha256: hash.digest('hex') };
}
