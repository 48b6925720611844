/**
 * Replays the recorded answers of a real MongoDB and says where a store answers differently; for everyday use.
 *
 *   node --import tsx server/embedded-store/testing/compare.ts [id-prefix …] [-v]
 *
 * It starts a store of its own; with MONGO_URL=mongodb://127.0.0.1:PORT it asks that server instead.
 */
import { openConnection } from './raw-connection.ts';
import { readCases, readFixtures } from './recorded-case.ts';
import { Replayer } from './replay.ts';
import { startStore } from './start-store.ts';

const WIDTH = 1500;
const verbose = process.argv.includes('-v');
const prefixes = process.argv.slice(2).filter((argument) => argument !== '-v');

const url = process.env['MONGO_URL'];
const store = url === undefined ? await startStore() : undefined;
const { hostname, port } = new URL(url ?? 'mongodb://127.0.0.1:27017');
const place = store ? { path: store.socketPath } : { host: hostname, port: Number(port) };
let connection = await openConnection(place);

let [same, all] = [0, 0];
for (const prefix of prefixes.length > 0 ? prefixes : ['']) {
  for (const [group, cases] of readCases(prefix)) {
    const differences = [];
    for (const recorded of cases) {
      const comparison = await new Replayer(connection, readFixtures()).compare(recorded);
      if (comparison.same) continue;
      differences.push({ ...comparison, steps: JSON.stringify(recorded.steps) });
      if (!comparison.got.startsWith('{')) connection = await openConnection(place);
    }
    console.log(`${group.padEnd(24)} ${cases.length - differences.length}/${cases.length}`);
    for (const { id, steps, wanted, got } of verbose ? differences : [])
      console.log(
        `  ${id} ${steps.slice(0, WIDTH)}\n    want ${wanted.slice(0, WIDTH)}\n    have ${got.slice(0, WIDTH)}`,
      );
    same += cases.length - differences.length;
    all += cases.length;
  }
}
console.log(`total ${same}/${all} (${((100 * same) / all).toFixed(1)} %)`);
connection.end();
await store?.stop();
