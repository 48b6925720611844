import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchStore } from '../../server/embedded-store/launcher/launch.ts';
import { clientSize } from './client-size.ts';
import { coldStart } from './cold-start.ts';
import { deliver } from './deliver.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { search } from './search.ts';
import { send } from './send.ts';
import { measureStore } from './store.ts';
import { measureFairness } from './store-fairness.ts';
import { presence } from './presence.ts';
import { printTable, type Measured } from './table.ts';
import { writes } from './writes.ts';

/*
 * npm run bench [-- names] [-- --messages 1000000] [-- store --beside mongodb://…] [-- fair --only '$group']
 *
 * Every bench is bounded, runs on a store of its own on loopback, and measures what it is held against in the same run: figures
 * of one machine mean little on another, ratios mean something.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    messages: { type: 'string', default: '100000' },
    beside: { type: 'string' },
    people: { type: 'string', default: '2000' },
    only: { type: 'string' },
  },
});

type Bench = (storeUrl: string) => Promise<readonly Measured[]>;

const benches: Readonly<Record<string, Bench>> = {
  send,
  deliver: (url) => deliver(url),
  memory,
  page: page(Number(values.messages)),
  search: search(Number(values.messages)),
  writes,
  store: (url) => measureStore(url, Number(values.messages), values.beside),
  fair: (url) => measureFairness(url, Number(values.messages), values.only),
  presence: presence(Number(values.people)),
  start: () => coldStart(),
  client: (url) => clientSize(url),
};

const unknown = positionals.find((name) => benches[name] === undefined);
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}". There are: ${Object.keys(benches).join(', ')}.\n`);
  process.exit(1);
}

const rows: Measured[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stdout.write(`${name} …\n`);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const store = await launchStore({ dataDir: folder });
  try {
    rows.push(...(await bench(store.url)));
  } finally {
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
printTable(rows);
process.exit(0);
