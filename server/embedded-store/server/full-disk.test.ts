import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient, MongoServerError, type Collection } from 'mongodb';
import { startServer, type RunningServer } from './start-server.ts';
import { storeUrl } from './store-url.ts';

const MEGABYTE = 1024 * 1024;
const [MOUNT, UNMOUNT] = ['mount', 'umount'] as const;
const canMount = isMountable();
if (!canMount) process.stderr.write('No small disk was filled: only root on Linux may mount one.\n');

/** Tries it: root in a container may not. */
function isMountable(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  const mounted = spawnSync(MOUNT, ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (mounted) execFileSync(UNMOUNT, [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}

(canMount ? describe : describe.skip)('a disk that becomes full', () => {
  let disk: string;
  let server: RunningServer;
  let client: MongoClient;
  let documents: Collection<{ _id: number; text: string }>;

  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'disk-'));
    execFileSync(MOUNT, ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]);
  });

  afterEach(async () => {
    await client?.close();
    await server?.close();
    execFileSync(UNMOUNT, ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    mkdirSync(join(disk, 'data'), { recursive: true });
    const place = { socketPath: join(disk, 'data/store.sock') };
    server = await startServer({ dataDir: join(disk, 'data'), place, log: () => undefined });
    // Tries nothing again: what is refused is counted here.
    client = await new MongoClient(storeUrl(place), { retryWrites: false }).connect();
    documents = client.db('t').collection('c');
  }

  const free = (): number => {
    const { bavail, bsize } = statfsSync(disk);
    return bavail * bsize;
  };

  /** Until so many writes in a row were refused. @returns what was acknowledged, and the refusals */
  async function write(from: number, most: number): Promise<{ acknowledged: number[]; refusals: MongoServerError[] }> {
    const acknowledged: number[] = [];
    const refusals: MongoServerError[] = [];
    for (let id = from; id < from + most && refusals.length < 12; id += 3) {
      await Promise.all(
        [id, id + 1, id + 2].map(async (_id) => {
          try {
            await documents.insertOne({ _id, text: 'x'.repeat(3000) });
            acknowledged.push(_id);
          } catch (error) {
            if (!(error instanceof MongoServerError)) throw error;
            refusals.push(error);
          }
        }),
      );
    }
    return { acknowledged, refusals };
  }

  const stored = async (): Promise<number[]> =>
    (
      await documents
        .find({}, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray()
    ).map(({ _id }) => _id);
  const inOrder = (ids: number[]): number[] => ids.toSorted((a, b) => a - b);

  it('refuses writes so that they may be tried again, loses nothing acknowledged, and goes on by itself', async () => {
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(8 * MEGABYTE));
    await start();
    const { acknowledged, refusals } = await write(0, 30_000);
    expect(acknowledged.length).toBeGreaterThan(500);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set([14031]));
    expect(refusals.every((error) => error.hasErrorLabel('RetryableWriteError'))).toBe(true);
    expect(await stored()).toEqual(inOrder(acknowledged));

    rmSync(join(disk, 'ballast'));
    const more = await write(100_000, 300);
    expect(more.refusals).toEqual([]);
    expect(await client.db('t').command({ validate: 'c' })).toMatchObject({ valid: true });

    await client.close();
    await server.close();
    await start();
    expect(await stored()).toEqual(inOrder([...acknowledged, ...more.acknowledged]));
  });

  it('has a sentence for who starts a store on it', async () => {
    writeFileSync(join(disk, 'ballast'), '');
    while (free() > 0) {
      try {
        appendFileSync(join(disk, 'ballast'), Buffer.alloc(Math.min(free(), MEGABYTE)));
      } catch {
        break;
      }
    }
    const program = new URL('../main.ts', import.meta.url).pathname;
    const args = ['--import', 'tsx', program, 'serve', '--data', join(disk, 'data'), '--port', '0'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
    expect(stderr).toMatch(/^ENOSPC: .*cannot be used/);
    expect(status).toBe(1);
  });
});
