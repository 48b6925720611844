import { MongoClient, type Db } from 'mongodb';

/** The oldest server that the driver talks to: MongoDB 4.4. */
const OLDEST_WIRE_VERSION = 9;

export interface Database {
  readonly db: Db;
  readonly client: MongoClient;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Of the database; as the URL says when it is not given. */
  readonly name?: string;
  readonly patienceMs?: number;
  /** The client emits what it sends, for tests that look at it. */
  readonly monitorCommands?: boolean;
}

/** The store cannot be used as it is; the message is a sentence for the operator. */
export class StoreUnusable extends Error {}

/**
 * Connects to a replica set, embedded or real, and checks what Parley needs of it. Writes are acknowledged when a majority
 * has them in its journal, so that nothing acknowledged can be lost.
 */
export async function connectDatabase(url: string, options: ConnectOptions = {}): Promise<Database> {
  const client = openClient(url, options);
  try {
    await client.connect();
    await checkServer(client);
  } catch (error) {
    await client.close().catch(() => undefined);
    throw error instanceof StoreUnusable ? error : new StoreUnusable(explain(error));
  }
  return { client, db: client.db(options.name ?? databaseName(url)), close: () => client.close() };
}

function openClient(url: string, { patienceMs = 10_000, monitorCommands = false }: ConnectOptions): MongoClient {
  try {
    return new MongoClient(url, {
      appName: 'parley',
      serverSelectionTimeoutMS: patienceMs,
      writeConcern: { w: 'majority', journal: true },
      readConcern: { level: 'majority' },
      ignoreUndefined: true,
      maxPoolSize: 50,
      monitorCommands,
    });
  } catch (error) {
    throw new StoreUnusable(`MONGO_URL cannot be read: ${message(error)}`);
  }
}

async function checkServer(client: MongoClient): Promise<void> {
  const hello = await client.db('admin').command({ hello: 1 });
  if (Number(hello['maxWireVersion']) < OLDEST_WIRE_VERSION) {
    throw new StoreUnusable('This MongoDB is too old: Parley needs version 4.4 or newer.');
  }
  if (typeof hello['setName'] !== 'string') {
    throw new StoreUnusable(
      'This MongoDB is a standalone server, and Parley needs a replica set: start it with --replSet rs0 and run rs.initiate() once.',
    );
  }
}

function explain(error: unknown): string {
  const text = message(error);
  if (/wire version|maxWireVersion/i.test(text)) return 'This MongoDB is too old: Parley needs version 4.4 or newer.';
  return `The database at MONGO_URL does not answer (${text}). Check the address, and that the server runs as a replica set.`;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function databaseName(url: string): string {
  const path = url.replace(/^mongodb(\+srv)?:\/\/[^/]*/, '').split('?')[0] ?? '';
  return decodeURIComponent(path.replace(/^\//, '')) || 'parley';
}
