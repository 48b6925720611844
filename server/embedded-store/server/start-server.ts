import { join } from 'node:path';
import { CursorRegistry } from '../commands/cursors/cursor-registry.ts';
import type { Engine } from '../commands/engine.ts';
import { Oplog } from '../oplog/change-log.ts';
import { DEFAULT_LOG_LIMITS, type LogLimits } from '../oplog/trim.ts';
import { SessionRegistry } from '../session/session-registry.ts';
import { WriteLocks } from '../session/write-locks.ts';
import { SpillRoom } from '../spill/spill-room.ts';
import { Store } from '../store/store.ts';
import { Dispatcher, type Log } from './dispatcher.ts';
import { keepHouse } from './housekeeping.ts';
import { listen, type Place } from './listen.ts';
import { LogLines } from './log-lines.ts';

export interface ServerOptions {
  dataDir: string;
  place: Place;
  /** false: acknowledge before the disk has it; for tests only. */
  flush?: boolean;
  logLimits?: LogLimits;
  /** Bytes that a stage of a pipeline holds before it goes to the disk. */
  stageMemory?: number;
  /** Understands commands that only tests need. */
  testCommands?: boolean;
  log: Log;
}

export interface RunningServer {
  readonly engine: Engine;
  /** The port that was taken; undefined on a unix socket. */
  readonly port: number | undefined;
  /** Ends the connections, finishes what is being written, and closes the file. */
  close(): Promise<void>;
}

/** Opens the store and answers at the place given. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataDir, place } = options;
  const logLines = new LogLines();
  const log = logLines.keeping(options.log);
  const store = await Store.open(dataDir, { flush: options.flush ?? true });
  const oplog = new Oplog({
    read: (key) => store.read('oplog', key),
    range: (request) => store.range('oplog', request),
  });
  store.attachLog(oplog);

  const node = {
    address: 'socketPath' in place ? place.socketPath : '',
    startedAt: new Date(),
    connections: 0,
    connectionsMade: 0,
    traffic: () => ({ in: 0, out: 0 }),
  };
  const engine: Engine = {
    store,
    log: oplog,
    sessions: new SessionRegistry(),
    cursors: new CursorRegistry(),
    locks: new WriteLocks(),
    spill: new SpillRoom(join(dataDir, 'spill'), options.stageMemory),
    node,
    logLimits: options.logLimits ?? DEFAULT_LOG_LIMITS,
    logLines,
    counts: new Map(),
    testCommands: options.testCommands ?? false,
    failPoint: undefined,
  };
  const listener = await listen(place, engine, new Dispatcher(engine, log), log).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if (listener.port !== undefined) node.address = `127.0.0.1:${listener.port}`;
  const stopHousekeeping = keepHouse(engine, engine.logLimits, log);
  return {
    engine,
    port: listener.port,
    async close() {
      await listener.close();
      await stopHousekeeping();
      engine.cursors.killWhere(() => true);
      engine.sessions.endAll();
      await store.close();
    },
  };
}
