import { statSync } from 'node:fs';
import { join } from 'node:path';
import { resumeBuilds } from '../index/build.ts';
import type { ChangeLog } from '../oplog/log-entry.ts';
import { Catalog } from './catalog.ts';
import type { CollectionState } from './collection-state.ts';
import { CommitQueue } from './commit-queue.ts';
import type { Environment } from './environment.ts';
import { openEnvironment } from './environment.ts';
import { checkVersion } from './file-version.ts';
import { hasGarbage, sweepGarbage } from './garbage.ts';
import type { RangeRequest } from './range-request.ts';
import { readRange } from './range-request.ts';
import { Snapshot } from './snapshot.ts';
import type { Transaction } from './transaction.ts';
import type { ForeignTable } from './write-txn.ts';

export type { RangeRequest } from './range-request.ts';

export interface StoreOptions {
  /** false: acknowledge without waiting for the disk; for tests only. */
  readonly flush?: boolean;
  /** Told about work in the background that failed (an interrupted index build that cannot be finished). */
  readonly onError?: (error: unknown) => void;
}

export interface WriteOptions {
  /** A few documents of ordinary size: does not keep others waiting where it is brought to the disk on the spot. */
  readonly small?: boolean;
}

export interface StoreStatistics {
  readonly commits: number;
  readonly writes: number;
  /** Bytes of the data file. */
  readonly fileSize: number;
}

const FILE_NAME = 'store.mdb';
const GARBAGE_STEP = 500;

/** Documents, indexes and their log in one LMDB file. One process, one `Store` for a directory. */
export class Store {
  private readonly queue: CommitQueue;
  private sweeping: Promise<void> | undefined;
  private background: Promise<void> = Promise.resolve();
  private closed = false;

  private constructor(
    readonly env: Environment,
    private readonly catalog: Catalog,
    private readonly path: string,
  ) {
    this.queue = new CommitQueue(env, catalog);
  }

  /** @throws StoreError when the file was written by a newer version */
  static async open(directory: string, options: StoreOptions = {}): Promise<Store> {
    const path = join(directory, FILE_NAME);
    const env = openEnvironment(path, options.flush !== false);
    try {
      await checkVersion(env);
      const catalog = new Catalog(env);
      catalog.load();
      const store = new Store(env, catalog, path);
      store.sweepSoon();
      store.background = resumeBuilds(store, options.onError ?? ignore);
      return store;
    } catch (error) {
      await env.root.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.sweeping;
    await this.background;
    await this.queue.drained();
    await this.env.root.close();
  }

  /** Before the first write. */
  attachLog(log: ChangeLog): void {
    this.queue.changeLog = log;
  }

  find(ns: string): CollectionState | undefined {
    return this.catalog.find(ns);
  }

  /** All collections, or those of one database, by name. */
  collections(db?: string): CollectionState[] {
    const all = this.catalog.all();
    return db === undefined ? all : all.filter((collection) => collection.db === db);
  }

  databases(): string[] {
    return [...new Set(this.catalog.all().map((collection) => collection.db))];
  }

  /**
   * Runs `work` inside the next commit, with everybody else's that waits (group commit); resolves when it is on disk.
   * @throws what `work` throws; StoreError OutOfDiskSpace (retryable) when the disk is full: then nothing of it was written
   */
  write<T>(work: (txn: Transaction) => T, { small = false }: WriteOptions = {}): Promise<T> {
    return this.queue.add(work, small);
  }

  /**
   * The same for work that takes long: others have their turns between its parts, and see all of it or nothing.
   * @throws as `write`
   */
  writeInParts(work: (txn: Transaction) => Iterable<void>): Promise<void> {
    return this.queue.addLong(work);
  }

  snapshot(): Snapshot {
    return new Snapshot(this.env.root.useReadTransaction());
  }

  read(table: ForeignTable, key: Buffer): Buffer | undefined {
    return this.env[table].get(key);
  }

  range(table: ForeignTable, request: RangeRequest): { key: Buffer; value: Buffer }[] {
    return readRange(this.env[table], request);
  }

  /** How many keys a table has. */
  entriesOf(table: ForeignTable): number {
    return (this.env[table].getStats() as { entryCount: number }).entryCount;
  }

  statistics(): StoreStatistics {
    return { ...this.queue.counters, fileSize: statSync(this.path).size };
  }

  /** Writes a compacted copy of the data file to `path`. */
  async copyTo(path: string): Promise<void> {
    await this.env.root.backup(path, true);
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Frees the pages of dropped collections and indexes, a few hundred keys at a time. */
  sweepSoon(): void {
    if (this.sweeping !== undefined || this.closed || !hasGarbage(this.env)) return;
    this.sweeping = this.sweep().finally(() => (this.sweeping = undefined));
  }

  private async sweep(): Promise<void> {
    while (!this.closed && hasGarbage(this.env)) await this.write(() => sweepGarbage(this.env, GARBAGE_STEP));
  }
}

function ignore(): void {
  // Nobody asked to be told.
}
