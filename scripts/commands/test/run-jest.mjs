import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../../prepare/root.mjs';
import { runToEnd } from '../../prepare/run-to-end.mjs';
import { addCounts, nothing } from './counts.mjs';

/**
 * @typedef {object} JestRun
 * @property {readonly string[]} suites paths of test files
 * @property {boolean} inTurn one after the other in one process
 * @property {readonly string[]} options passed to jest
 * @property {string} scratch a folder for its notes
 * @property {NodeJS.ProcessEnv} env set for the tests beside what is set anyway
 */

/** Jest ends at once when its tests have; this is for a slow machine. After it, something has been left running. */
const END_WITHIN_MS = 60_000;

/** More would only wait for one another: many suites start processes of their own. */
const MOST_WORKERS = 4;

/**
 * @param {string} title
 * @param {JestRun} run
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runJest(title, run) {
  if (run.suites.length === 0) return nothing;
  console.log(`\n${title}: ${run.suites.length} files`);

  const countsFile = join(run.scratch, 'counts.json');
  rmSync(countsFile, { force: true });
  const workers = run.inTurn ? '--runInBand' : `--maxWorkers=${Math.min(availableParallelism(), MOST_WORKERS)}`;
  const reporters = ['--reporters=default', `--reporters=${join(root, 'scripts/commands/test/count-reporter.mjs')}`];
  const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js')];
  const args = [...jest, workers, ...reporters, ...run.options, '--runTestsByPath', ...run.suites];
  const env = { ...process.env, ...run.env, PARLEY_TEST_COUNTS: countsFile };
  const overdue = new AbortController();
  const stopWatching = whenOverdue(countsFile, () => overdue.abort());
  const code = await runToEnd(process.execPath, args, { cwd: root, env, signal: overdue.signal });
  stopWatching();
  if (overdue.signal.aborted) console.error('The tests left something running, so jest did not end by itself.');

  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : nothing;
  // Jest may also fail as a whole: out of memory, a bad option, a setup that threw.
  return code !== 0 && counts.failed === 0 ? addCounts(counts, { ...nothing, failed: 1 }) : counts;
}

/**
 * @param {string} countsFile what the tests leave when they are through
 * @param {() => void} act called when jest has not ended long after that
 * @returns {() => void} ends the watch
 */
function whenOverdue(countsFile, act) {
  /** @type {NodeJS.Timeout | undefined} */
  let deadline;
  const look = setInterval(() => {
    if (deadline === undefined && existsSync(countsFile)) deadline = setTimeout(act, END_WITHIN_MS);
  }, 1000);
  return () => {
    clearInterval(look);
    clearTimeout(deadline);
  };
}
