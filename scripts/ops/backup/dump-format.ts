import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { open, readFile, writeFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gunzipSync, gzipSync } from 'node:zlib';
import { BSON, type Document } from 'mongodb';
import { metadataFile } from './dump-names.ts';

/**
 * The directory format of `mongodump`: `<database>/<collection>.bson` holds the documents one after another as they are stored,
 * `<collection>.metadata.json` the options and indexes in extended JSON; both may be compressed, and then end in `.gz`.
 * `mongorestore` reads it, too. Source: https://www.mongodb.com/docs/database-tools/mongodump/
 */
export interface CollectionMetadata {
  readonly name: string;
  readonly options: Document;
  readonly indexes: readonly Document[];
  /** 32 hexadecimal digits; of the collection that was dumped. */
  readonly uuid?: string | undefined;
}

export async function writeMetadata(
  folder: string,
  { name, options, indexes, uuid }: CollectionMetadata,
  gzip = false,
): Promise<void> {
  const content = { options, indexes, ...(uuid !== undefined && { uuid }), collectionName: name, type: 'collection' };
  const text = BSON.EJSON.stringify(content, { relaxed: false });
  await writeFile(metadataFile(folder, name, gzip), gzip ? gzipSync(text) : text);
}

/** @throws when there is none, or it is not what it should be */
export async function readMetadata(path: string, name: string): Promise<CollectionMetadata> {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const { options, indexes, collectionName } = BSON.EJSON.parse(text, { relaxed: false }) as Document;
  if (!Array.isArray(indexes ?? [])) throw new Error(`${path} is damaged: it lists no indexes.`);
  return {
    name: typeof collectionName === 'string' ? collectionName : name,
    options: (options ?? {}) as Document,
    indexes: (indexes ?? []) as Document[],
  };
}

/** What a file must hold: compared when it is read again. Of the documents, compressed or not. */
export interface Contents {
  readonly documents: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes documents to a file, compressed if its name says so, and notes what it wrote. */
export class DumpWriter {
  readonly #stream: Writable;
  readonly #written: Promise<unknown>;
  readonly #hash: Hash = createHash('sha256');
  #documents = 0;
  #bytes = 0;

  constructor(readonly path: string) {
    const file = createWriteStream(path);
    const isCompressed = /\.gz(\.new)?$/.test(path);
    this.#stream = isCompressed ? createGzip() : file;
    this.#written = isCompressed ? pipeline(this.#stream as Writable & Readable, file) : once(file, 'finish');
    // Kept for `end`; until then nobody waits, and a full disk must not end the process.
    this.#written.catch(() => undefined);
    this.#stream.on('error', () => undefined);
  }

  async write(document: Uint8Array): Promise<void> {
    this.#documents++;
    this.#bytes += document.length;
    this.#hash.update(document);
    if (this.#stream.errored) throw this.#stream.errored;
    if (!this.#stream.write(document)) await Promise.race([once(this.#stream, 'drain'), this.#written]);
  }

  /** Resolves when the disk has everything. */
  async end(): Promise<Contents> {
    this.#stream.end();
    await this.#written;
    const file = await open(this.path, 'r+');
    await file.sync();
    await file.close();
    return { documents: this.#documents, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Gives up: somebody else knows why. */
  abandon(): void {
    this.#stream.destroy();
  }
}

const SMALLEST_DOCUMENT = 5;
const LARGEST_DOCUMENT = 17 * 1024 * 1024;

/** The documents of a file, one after another. @throws when the file is cut off or is none */
export async function* readDocuments(path: string): AsyncGenerator<Buffer, void> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(path)) {
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

async function* bytesOf(path: string): AsyncGenerator<Buffer, void> {
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  if (!path.endsWith('.gz')) return yield* file as AsyncIterable<Buffer> as AsyncGenerator<Buffer, void>;
  const unpacked = createGunzip();
  const read = pipeline(file, unpacked);
  // What is wrong with it is said by whoever reads.
  read.catch(() => undefined);
  try {
    yield* unpacked as AsyncIterable<Buffer> as AsyncGenerator<Buffer, void>;
    await read;
  } catch (error) {
    throw new Error(`${path} is cut off or damaged (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    });
  }
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
