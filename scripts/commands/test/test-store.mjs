import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../../prepare/root.mjs';

/** @type {undefined | (() => Promise<void>)} */
let stop;

/**
 * Before the tests of a run: starts the embedded store that they share, unless the environment names another one.
 * Nobody waits for it here; whoever connects does, and a run that needs no store loses no time.
 */
export async function startTestStore() {
  if (process.env['MONGO_URL'] || process.env['PARLEY_TEST_STORE']) return;

  const store = join(root, 'server/embedded-store/main.ts');
  const folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
  const socket = join(folder, 'store.sock');
  const program = ['--import', 'tsx', store];
  const args = ['serve', '--data', join(folder, 'data'), '--socket', socket, '--no-flush'];
  const child = spawn(process.execPath, [...program, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);

  process.env['PARLEY_TEST_STORE'] = `mongodb://${encodeURIComponent(socket)}/?directConnection=true&replicaSet=rs0`;
  stop = async () => {
    process.off('exit', killAtExit);
    // Nothing in it is worth a graceful end.
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

export async function stopTestStore() {
  await stop?.();
}
