import type { LauncherMessage } from '../launcher/store-child.ts';
import { takeLock } from './data-lock.ts';
import { startServer, type ServerOptions } from './start-server.ts';
import { storeUrl } from './store-url.ts';

export interface ServeOptions extends Omit<ServerOptions, 'log'> {
  /** Started by a launcher, which is told when it is ready and whose end is the store's. */
  supervised: boolean;
}

/** How long a stop may take before the process ends anyway; what was acknowledged is on disk. */
const STOP_MS = 5_000;

const ALIVE_EVERY_MS = 2_000;

/** Serves until a signal comes. */
export async function serve({ supervised, ...options }: ServeOptions): Promise<void> {
  const log = (message: string, error?: unknown): void => {
    console.error(`store: ${message}`, error instanceof Error ? (error.stack ?? error.message) : (error ?? ''));
  };
  const lock = takeLock(options.dataDir);
  const server = await startServer({ ...options, log }).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const place = server.port === undefined ? options.place : { port: server.port };

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_MS).unref();
    server
      .close()
      .catch((error: unknown) => log('closing failed', error))
      .finally(() => {
        lock.release();
        process.exit(0);
      });
  };
  // Who listened to what is said here may be gone.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  // A terminal sends Ctrl-C to every process in it, and whoever stops a service SIGTERM to all of it. A supervised store
  // waits for the word of its launcher, which has last things to write, or for its end.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, supervised ? () => {} : stop);
  // A fault in one command must not end the store for all; what is broken by it shows in the log.
  process.on('unhandledRejection', (error) => log('unhandled rejection', error));

  const url = storeUrl(place);
  lock.announce(url);
  if (supervised) answerTo(url, stop);
  console.log(`store ready: ${url} (process ${process.pid})`);
}

/** Tells the launcher that the store is there and lives; ends with it. */
function answerTo(url: string, stop: () => void): void {
  process.on('disconnect', stop);
  process.on('message', (message: LauncherMessage) => message.stop && stop());
  // The launcher may have ended while the store was starting: then nobody will ever say so.
  if (!process.connected) return stop();
  process.send?.({ ready: url });
  setInterval(() => process.connected && process.send?.({ alive: true }), ALIVE_EVERY_MS).unref();
}
