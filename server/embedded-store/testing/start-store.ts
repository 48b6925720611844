import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type RunningServer } from '../server/start-server.ts';
import { storeUrl } from '../server/store-url.ts';

/** A store for tests, in this process, on a directory of its own. */
export interface TestStore {
  /** For the driver. */
  readonly url: string;
  /** For a raw connection. */
  readonly socketPath: string;
  readonly dataDir: string;
  readonly server: RunningServer;
  /** Ends it and forgets its data. */
  stop(): Promise<void>;
}

/** Starts a store that acknowledges before the disk has the data: what is tested here is not the disk. */
export async function startStore(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  const socketPath = join(dataDir, 'store.sock');
  const place = { socketPath };
  const log = (message: string, error?: unknown): void => console.error(message, error ?? '');
  const server = await startServer({ dataDir, place, flush: false, testCommands: true, log });
  return {
    url: storeUrl(place),
    socketPath,
    dataDir,
    server,
    async stop() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
