import * as nodeModule from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../prepare/build.mjs';
import { loadEnvironmentFile } from '../prepare/environment-file.mjs';
import { ensurePackages } from '../prepare/packages.mjs';
import { reportFailure } from '../prepare/report-failure.mjs';
import { root } from '../prepare/root.mjs';
import { stopWithNpm } from '../prepare/stop-with-parent.mjs';

/**
 * Installs and builds what is missing, then runs the server in this very process: one process less to start and to
 * stop, and signals and exit codes need no carrying.
 */
export async function start() {
  process.chdir(root);
  try {
    await ensurePackages(root);
    await ensureBuilt(root);
    loadEnvironmentFile(root);
  } catch (error) {
    reportFailure(error);
  }

  stopWithNpm();
  process.setSourceMapsEnabled(true);
  // Newer versions of Node can keep compiled code for the next start.
  const { enableCompileCache } = /** @type {{ enableCompileCache?: () => unknown }} */ (nodeModule);
  enableCompileCache?.();
  await import(pathToFileURL(join(root, 'dist/server/main.js')).href);
}
