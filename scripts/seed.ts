import { createConfig } from '../server/config/config.ts';
import { readEnvironment } from '../server/config/env.ts';
import { createContext } from '../server/context.ts';
import { isSetUp } from '../server/domain/setup/index.ts';
import { createLog } from '../server/platform/log.ts';
import { openStore } from '../server/server.ts';
import { explainStartupFault } from '../server/startup-fault.ts';
import { connectDatabase } from '../server/store/connect.ts';
import { fillWorkspace, SAMPLE_PASSWORD } from './sample/fill-workspace.ts';
import { sampleClock } from './sample/sample-clock.ts';

/**
 * `npm run seed`: fills an empty workspace with sample people and rooms. It works beside a running server, too: a store that
 * is served already is used as it is.
 */
const config = createConfig(readEnvironment());
const log = createLog('warn');
const stops: (() => Promise<unknown>)[] = [];
try {
  const database = await connectDatabase(await openStore(config, log, stops));
  stops.push(() => database.close());
  const ctx = await createContext(config, database.db, log, { clock: sampleClock() });

  if (await isSetUp(ctx)) {
    console.log('This workspace is in use already, so nothing was added.');
  } else {
    await fillWorkspace(ctx);
    console.log(`The workspace has sample people now: log in as alice or admin with the password ${SAMPLE_PASSWORD}.`);
  }
} catch (error) {
  console.error(explainStartupFault(error, { port: config.http.port, dataDir: config.store.dataDir }) ?? error);
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
}
