import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchStore } from '../../server/embedded-store/launcher/launch.ts';
import { deliver } from './deliver.ts';
import { printTable, type Measured } from './table.ts';

type Bench = (storeUrl: string) => Promise<readonly Measured[]>;

const benches: Readonly<Record<string, Bench>> = { deliver };

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const names = wanted.length === 0 ? Object.keys(benches) : wanted;
const rows: Measured[] = [];
for (const name of names) {
  const bench = benches[name];
  if (bench === undefined) {
    process.stderr.write(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.\n`);
    process.exit(1);
  }
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
