import { join } from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { createFeed, createHub } from './changes/index.ts';
import type { Config } from './config/config.ts';
import { createContext } from './context.ts';
import { launchStore } from './embedded-store/launcher/launch.ts';
import { createJobRunner } from './jobs/index.ts';
import { createLog, type Log } from './platform/log.ts';
import { connectDatabase } from './store/connect.ts';
import { refuseUnfinishedRestore } from './store/unfinished-restore.ts';

export interface RunningServer {
  /** Where it answers, e.g. `http://localhost:3000`. */
  readonly url: string;
  readonly store: 'embedded' | 'mongodb';
  /** Nobody has set it up yet: the first visitor sees the wizard. */
  readonly setupNeeded: boolean;
  stop(): Promise<void>;
}

type Stop = () => Promise<unknown>;

/** Starts everything in order, and stops it in the opposite one; what fails on the way stops what stands already. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog(config.log.level);
  const stops: Stop[] = [];
  const stop = async () => {
    for (const next of stops.splice(0).reverse()) {
      await next().catch((error: unknown) => log.warn({ err: error }, 'could not stop cleanly'));
    }
  };
  try {
    const database = await connectDatabase(await openStore(config, log, stops));
    stops.push(() => database.close());
    await refuseUnfinishedRestore(database.db);
    const ctx = await createContext(config, database.db, log);

    const hub = createHub(log);
    const feed = createFeed(ctx, database.db, hub);
    stops.push(() => feed.stop());
    await feed.start();
    const jobs = createJobRunner(ctx, hub);
    stops.push(() => jobs.stop());
    jobs.start();

    const app = await createApp(ctx, { feed, hub });
    stops.push(() => app.close());
    const port = await listen(app.httpServer, config);
    return {
      url: config.http.rootUrlGiven ? config.http.rootUrl : `http://localhost:${port}`,
      store: config.store.mongoUrl === null ? 'embedded' : 'mongodb',
      setupNeeded: ctx.settings.get('Show_Setup_Wizard') === 'pending',
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @returns the URL of the store: the one that MONGO_URL names, or the embedded one, which is started here. */
export async function openStore(config: Config, log: Log, stops: Stop[]): Promise<string> {
  if (config.store.mongoUrl !== null) return config.store.mongoUrl;
  const store = await launchStore({
    dataDir: join(config.store.dataDir, 'store'),
    onLog: (line) => log.debug({ store: line }, 'store'),
    onRestart: (pid) => log.warn({ pid }, 'the store had ended and runs again'),
  });
  stops.push(() => store.stop());
  return store.url;
}

function listen(httpServer: Server, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    httpServer.once('error', reject);
    httpServer.listen(config.http.port, config.http.bindIp, () => {
      httpServer.off('error', reject);
      resolve((httpServer.address() as AddressInfo).port);
    });
  });
}
