import type { Oplog } from '../oplog/change-log.ts';
import type { LogLimits } from '../oplog/trim.ts';
import type { WriteLocks } from '../session/write-locks.ts';
import type { SessionRegistry } from '../session/session-registry.ts';
import type { SpillRoom } from '../spill/spill-room.ts';
import type { Store } from '../store/store.ts';
import type { CursorRegistry } from './cursors/cursor-registry.ts';
import type { FailPoint } from './fail-point.ts';

/** All that commands work with; made once, where the server starts. */
export interface Engine {
  readonly store: Store;
  readonly log: Oplog;
  readonly sessions: SessionRegistry;
  readonly cursors: CursorRegistry;
  readonly locks: WriteLocks;
  /** Where commands put what they cannot hold in memory. */
  readonly spill: SpillRoom;
  readonly node: NodeInfo;
  /** How much of the log is kept. */
  readonly logLimits: LogLimits;
  readonly logLines: { readonly total: number; readonly newest: readonly string[] };
  /** Commands answered so far, by name. */
  readonly counts: Map<string, number>;
  /** Whether commands that only tests need are understood. */
  readonly testCommands: boolean;
  failPoint: FailPoint | undefined;
}

/** Who this server says it is. */
export interface NodeInfo {
  /** `host:port`, or the path of the socket: what drivers know it by. */
  address: string;
  readonly startedAt: Date;
  connections: number;
  connectionsMade: number;
  /** Bytes that came and went, of all connections there have been. */
  traffic: () => { in: number; out: number };
}

/** A replica set of one, which is what drivers need for sessions, retryable writes and change streams. */
export const SET_NAME = 'rs0';
