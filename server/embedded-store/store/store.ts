import type { ChangeLog } from '../oplog/log-entry.ts';
import type { Collection } from './collection.ts';
import type { Snapshot } from './snapshot.ts';
import type { ForeignTable, WriteTxn } from './write-txn.ts';

export interface StoreOptions {
  /** false: acknowledge without waiting for the disk; for tests only. */
  readonly flush?: boolean;
  /** Milliseconds between sweeps for expired documents; 0 turns them off. Default 20,000. */
  readonly ttlIntervalMs?: number;
}

export interface WriteOptions {
  /** `flush` (default): resolved when on disk. `commit`: resolved when visible to others; a power cut may undo it. */
  readonly durable?: 'commit' | 'flush';
}

export interface RangeRequest {
  readonly from?: Buffer;
  /** Not included. */
  readonly to?: Buffer;
  readonly reverse?: boolean;
  readonly limit?: number;
  /** Leaves out a first key equal to `from` (with `reverse`: to `to`). */
  readonly after?: boolean;
}

export interface StoreStatistics {
  readonly commits: number;
  readonly writes: number;
  /** Bytes of the data file. */
  readonly fileSize: number;
}

export declare class Store {
  static open(directory: string, options?: StoreOptions): Promise<Store>;
  close(): Promise<void>;

  /** Before the first write. */
  attachLog(log: ChangeLog): void;

  find(ns: string): Collection | undefined;
  /** All collections, or those of one database, by name. */
  collections(db?: string): Collection[];
  databases(): string[];

  /**
   * Runs `work` inside the next commit, with everybody else's that waits (group commit).
   * @throws what `work` throws; StoreError OutOfDiskSpace (retryable) when the disk is full: then nothing of it was written
   */
  write<T>(work: (txn: WriteTxn) => T, options?: WriteOptions): Promise<T>;
  snapshot(): Snapshot;

  read(table: ForeignTable, key: Buffer): Buffer | undefined;
  range(table: ForeignTable, request: RangeRequest): { key: Buffer; value: Buffer }[];

  statistics(): StoreStatistics;
  /** Writes a compacted copy of the data file to `path`. */
  copyTo(path: string): Promise<void>;
}
