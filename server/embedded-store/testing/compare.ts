/**
 * Replays the recorded answers of a real MongoDB and says where a store answers differently; for everyday use.
 *
 *   node --import tsx server/embedded-store/testing/compare.ts [id-prefix …] [-v | -vv]
 *
 * `-v` shows what was asked and where the answers begin to differ, `-vv` both answers whole.
 *
 * It starts a store of its own; with MONGO_URL=mongodb://127.0.0.1:PORT it asks that server instead.
 */
import { openConnection } from './raw-connection.ts';
import { readCases, readFixtures } from './recorded-case.ts';
import { MUCH, Replayer, difference } from './replay.ts';
import { startStore } from './start-store.ts';

const MOST_STEPS = 1000;
const isWhole = process.argv.includes('-vv');
const isVerbose = isWhole || process.argv.includes('-v');
const prefixes = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

const url = process.env['MONGO_URL'];
const store = url === undefined ? await startStore() : undefined;
const { hostname, port } = new URL(url ?? 'mongodb://127.0.0.1:27017');
const place = store ? { path: store.socketPath } : { host: hostname, port: Number(port) };
const fixtures = readFixtures();
let connection = await openConnection(place);

let [same, all] = [0, 0];
for (const prefix of prefixes.length > 0 ? prefixes : ['']) {
  for (const [group, cases] of readCases(prefix)) {
    const differences = [];
    for (const recorded of cases) {
      const comparison = await new Replayer(connection, fixtures, store ? undefined : MUCH).compare(recorded);
      if (comparison.same) continue;
      differences.push({ ...comparison, steps: JSON.stringify(recorded.steps) });
      if (!comparison.got.startsWith('{')) connection = await openConnection(place);
    }
    console.log(`${group.padEnd(24)} ${cases.length - differences.length}/${cases.length}`);
    for (const each of isVerbose ? differences : []) {
      const { id, wanted, got, steps } = each;
      console.log(`\n${steps.slice(0, MOST_STEPS)}\n${isWhole ? `${id}\n${wanted}\n${got}` : difference(each)}`);
    }
    same += cases.length - differences.length;
    all += cases.length;
  }
}
console.log(`total ${same}/${all} (${((100 * same) / all).toFixed(1)} %)`);
connection.end();
await store?.stop();
