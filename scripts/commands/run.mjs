import process from 'node:process';
import { loadEnvironmentFile } from '../prepare/environment-file.mjs';
import { ensurePackages } from '../prepare/packages.mjs';
import { reportFailure } from '../prepare/report-failure.mjs';
import { root } from '../prepare/root.mjs';
import { runToEnd } from '../prepare/run-to-end.mjs';
import { stopWithNpm } from '../prepare/stop-with-parent.mjs';

/** Runs the program named on the command line to its end and passes its exit code on. */
export async function run() {
  const [program, ...args] = process.argv.slice(2);
  try {
    if (program === undefined) throw new Error('Usage: node scripts/run.mjs <file.ts> [arguments]');
    process.chdir(root);
    await ensurePackages(root);
    loadEnvironmentFile(root);
  } catch (error) {
    reportFailure(error);
  }

  stopWithNpm();
  process.exitCode = await runToEnd(process.execPath, ['--import', 'tsx', program, ...args], { cwd: root });
}
