import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A message that the server has not acknowledged. */
export interface Outgoing {
  /** Made here before the first try; the server knows a retry by it. */
  readonly id: string;
  readonly userId: string;
  readonly roomId: string;
  readonly body: string;
  /** The thread that it answers in. */
  readonly threadId?: string;
  readonly alsoToRoom?: boolean;
  /** Uploads that it shows. */
  readonly fileIds?: readonly string[];
  /** Messages that it quotes. */
  readonly quotes?: readonly string[];
  /** Milliseconds. */
  readonly writtenAt: number;
  /** Set when the server refused it: it waits for its author's decision. */
  readonly refused: string | null;
}

export interface OutboxStorage {
  /** By ascending id, which is the order of writing. */
  load(userId: string): Promise<readonly Outgoing[]>;
  put(outgoing: Outgoing): Promise<void>;
  remove(id: string): Promise<void>;
}

interface OutboxSchema extends DBSchema {
  outbox: { key: string; value: Outgoing; indexes: { userId: string } };
}

/** Survives a reload and a restart of the browser. */
export function indexedDbStorage(name = 'parley'): OutboxStorage {
  let opened: Promise<IDBPDatabase<OutboxSchema>> | null = null;
  const database = () => {
    opened ??= openDB<OutboxSchema>(name, 1, {
      upgrade: (db) => void db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('userId', 'userId'),
      // Another tab with a newer version wants to upgrade; the next use opens it again.
      blocking: () => void opened?.then((db) => db.close()).finally(() => (opened = null)),
    });
    return opened;
  };
  return {
    load: async (userId) => (await database()).getAllFromIndex('outbox', 'userId', userId),
    put: async (outgoing) => void (await (await database()).put('outbox', outgoing)),
    remove: async (id) => (await database()).delete('outbox', id),
  };
}

/** For browsers that forbid IndexedDB: everything works, but a reload forgets what was not sent. */
export function memoryStorage(): OutboxStorage {
  const held = new Map<string, Outgoing>();
  return {
    load: async (userId) =>
      [...held.values()].filter((outgoing) => outgoing.userId === userId).sort((a, b) => (a.id < b.id ? -1 : 1)),
    put: async (outgoing) => void held.set(outgoing.id, outgoing),
    remove: async (id) => void held.delete(id),
  };
}

export function outboxStorage(): OutboxStorage {
  return 'indexedDB' in globalThis ? indexedDbStorage() : memoryStorage();
}
