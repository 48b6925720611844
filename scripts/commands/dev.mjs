import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { loadEnvironmentFile } from '../prepare/environment-file.mjs';
import { ensurePackages } from '../prepare/packages.mjs';
import { reportFailure } from '../prepare/report-failure.mjs';
import { root } from '../prepare/root.mjs';
import { runToEnd } from '../prepare/run-to-end.mjs';
import { stopWithNpm } from '../prepare/stop-with-parent.mjs';

const CLIENT_PORT = 5173;

/** Runs the server and the client's development server until Ctrl-C, and fills an empty workspace with sample data. */
export async function dev() {
  process.chdir(root);
  try {
    await ensurePackages(root);
    loadEnvironmentFile(root);
  } catch (error) {
    reportFailure(error);
  }

  stopWithNpm();
  const port = process.env['PORT'] ?? '3000';
  const env = {
    ...process.env,
    PORT: port,
    // Play is kept apart from the workspace that `npm start` runs.
    DATA_DIR: process.env['DATA_DIR'] ?? '.cache/dev-data',
    UPLOADS_DIR: process.env['UPLOADS_DIR'] ?? '.cache/dev-uploads',
    // The page comes from the client's server, so that is where the browser says it comes from.
    ROOT_URL: process.env['ROOT_URL'] ?? `http://localhost:${CLIENT_PORT}`,
    PARLEY_SERVER: `http://localhost:${port}`,
  };
  // Before the server, not beside it: an empty workspace would open the wizard in the meantime.
  const seeded = await runToEnd(process.execPath, ['--import', 'tsx', 'scripts/seed.ts'], { cwd: root, env });
  if (seeded !== 0) process.exit(seeded);

  const server = run(env, 'node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts');
  const client = run(env, 'node_modules/vite/bin/vite.js', 'client', '--port', String(CLIENT_PORT), '--strictPort');

  for (const essential of [server, client]) {
    essential.once('close', (code) => {
      for (const other of [server, client]) other.kill('SIGTERM');
      process.exitCode ||= code ?? 0;
    });
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    // Both get Ctrl-C from the terminal as well; a second request to stop does no harm here.
    process.on(signal, () => [server, client].forEach((child) => child.kill(signal)));
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(env, program, ...args) {
  return spawn(process.execPath, [join(root, program), ...args], { cwd: root, env, stdio: 'inherit' });
}
