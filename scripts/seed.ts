import { parseArgs } from 'node:util';
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
import { writePast } from './sample/write-past.ts';

/**
 * `npm run seed`: fills an empty workspace with sample people and rooms. It works beside a running server, too: a store that
 * is served already is used as it is. `-- --messages 1000000` gives the rooms a past of two years with so many messages, for
 * benches and for seeing what a large workspace feels like.
 */
const DAY_MS = 86_400_000;
const YEARS = 2;

const { values } = parseArgs({ options: { messages: { type: 'string' } } });
const messages = Number(values.messages ?? 0);
if (!Number.isSafeInteger(messages) || messages < 0) {
  console.error(`"${values.messages}" is no number of messages. Try: npm run seed -- --messages 100000`);
  process.exit(1);
}

let reported = 0;

const config = createConfig(readEnvironment());
const log = createLog('warn');
const stops: (() => Promise<unknown>)[] = [];
try {
  const clock = sampleClock(messages > 0 ? YEARS * 365 : undefined);
  const database = await connectDatabase(await openStore(config, log, stops));
  stops.push(() => database.close());
  const ctx = await createContext(config, database.db, log, { clock });

  if (await isSetUp(ctx)) {
    console.log('This workspace is in use already, so nothing was added.');
  } else {
    const twoDaysAgo = new Date(Date.now() - 2 * DAY_MS);
    await fillWorkspace(ctx, {
      before: async (rooms) => {
        if (messages === 0) return;
        await writePast(ctx, rooms, { messages, span: { from: clock.now(), to: twoDaysAgo }, onProgress: report });
        clock.skipTo(twoDaysAgo);
      },
    });
    console.log(`The workspace has sample people now: log in as alice or admin with the password ${SAMPLE_PASSWORD}.`);
  }
} catch (error) {
  console.error(explainStartupFault(error, { port: config.http.port, dataDir: config.store.dataDir }) ?? error);
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
}

function report(done: number): void {
  if (done - reported < messages / 20 && done < messages) return;
  reported = done;
  console.log(`${done.toLocaleString('en')} of ${messages.toLocaleString('en')} messages`);
}
