import { setTimeout as delay } from 'node:timers/promises';
import { lockHolder, type LockHolder } from '../server/data-lock.ts';
import type { Place } from '../server/listen.ts';
import { makeFolder } from '../server/make-folder.ts';
import { placeOfUrl } from '../server/store-url.ts';
import { socketPathOf } from './socket-path.ts';
import { StoreChild } from './store-child.ts';

export interface LaunchOptions {
  dataDir: string;
  /** Where to listen; a unix socket in the data directory when neither is given. Port 0 takes a free one and keeps it. */
  socketPath?: string;
  port?: number;
  /** Further arguments of `serve`, such as `--log-hours`. */
  args?: readonly string[];
  onLog?: (line: string) => void;
  /** Called when a store that had ended answers again. */
  onRestart?: (pid: number) => void;
}

export interface LaunchedStore {
  /** Stays the same over restarts. */
  readonly url: string;
  /** The store's process as it is now, ours or another launcher's; 0 while there is none. */
  readonly pid: number;
  /** Whether this launcher runs the store, or another one does. */
  readonly isOwner: boolean;
  /** Ends the store gracefully when it is ours. */
  stop(): Promise<void>;
}

/** Waits after the second and further failures in a row, so that a store that cannot start does not spin. */
const RETRY_MS = [0, 100, 200, 400, 800];
/** How often a launcher looks whether another one's store still lives, and how long it may be gone for a restart. */
const LOOK_MS = 250;
const GONE_MS = 3_000;
const READY_MS = 30_000;

/**
 * Starts the store for a data directory as a supervised child: when it ends unexpectedly it is started again at once, at
 * the same place. Where another launcher's store runs already, that one is used, and taken over when it goes.
 * @throws when the store cannot start at all; the message is what it said last
 */
export async function launchStore(options: LaunchOptions): Promise<LaunchedStore> {
  const supervisor = new Supervisor(options);
  await supervisor.start();
  return supervisor;
}

class Supervisor implements LaunchedStore {
  url = '';
  private child: StoreChild | undefined;
  private foreign: LockHolder | undefined;
  private place: Place;
  private stopped = false;
  private readonly stopping = new AbortController();

  constructor(private readonly options: LaunchOptions) {
    const { socketPath, port, dataDir } = options;
    this.place = port === undefined ? defaultPlace(socketPath, dataDir) : { port };
  }

  get pid(): number {
    return this.child?.pid ?? this.foreign?.pid ?? 0;
  }

  get isOwner(): boolean {
    return this.child !== undefined;
  }

  async start(): Promise<void> {
    makeFolder(this.options.dataDir);
    if (await this.attach()) return;
    const child = this.spawn();
    try {
      this.settle(await withDeadline(child.ready));
    } catch (error) {
      this.child = undefined;
      await child.stop();
      // Another launcher was faster by a moment.
      if (await this.attach()) return;
      throw error;
    }
    void this.supervise(child);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopping.abort();
    await this.child?.stop();
    this.child = undefined;
  }

  private spawn(): StoreChild {
    const { dataDir, args = [], onLog = () => undefined } = this.options;
    this.child = new StoreChild({ dataDir, place: this.place, args, onLog });
    return this.child;
  }

  /** The port that was taken is asked for again after a restart, so that the URL stays. */
  private settle(url: string): void {
    this.url = url;
    this.place = placeOfUrl(url);
  }

  private async supervise(first: StoreChild): Promise<void> {
    let child = first;
    for (let failures = 0; ;) {
      await child.ended;
      if (this.stopped) return;
      this.options.onLog?.(`store: process ${child.pid} ended unexpectedly; starting it again`);
      await delay(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      if (this.stopped) return;
      child = this.spawn();
      try {
        await withDeadline(child.ready);
        failures = 0;
        this.options.onRestart?.(child.pid);
      } catch {
        failures++;
        await child.stop();
      }
    }
  }

  /** Uses the store that another launcher runs. @returns false when there is none */
  private async attach(): Promise<boolean> {
    const until = Date.now() + READY_MS;
    for (let holder = lockHolder(this.options.dataDir); holder; holder = lockHolder(this.options.dataDir)) {
      if (holder.ready) {
        this.foreign = holder;
        this.settle(holder.url);
        void this.watch();
        return true;
      }
      if (Date.now() > until) return false;
      await delay(LOOK_MS);
    }
    return false;
  }

  /** Takes over when the other launcher's store is gone for longer than a restart takes. */
  private async watch(): Promise<void> {
    let seen = Date.now();
    while (!this.stopped) {
      await delay(LOOK_MS, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
      const holder = lockHolder(this.options.dataDir);
      if (holder) {
        seen = Date.now();
        this.foreign = holder;
      } else if (Date.now() - seen > GONE_MS && !this.stopped) {
        this.foreign = undefined;
        this.options.onLog?.('store: the store of the other launcher is gone; starting it here');
        await this.start().catch((error: unknown) => this.options.onLog?.(`store: ${String(error)}`));
        if (this.pid !== 0) {
          this.options.onRestart?.(this.pid);
          return;
        }
      }
    }
  }
}

/** Windows has no sockets that the driver would take for one. */
function defaultPlace(socketPath: string | undefined, dataDir: string): Place {
  return process.platform === 'win32' ? { port: 0 } : { socketPath: socketPath ?? socketPathOf(dataDir) };
}

function withDeadline(ready: Promise<string>): Promise<string> {
  const late = delay(READY_MS, undefined, { ref: false }).then(() => {
    throw new Error(`the store did not answer within ${READY_MS / 1000} s`);
  });
  return Promise.race([ready, late]);
}
