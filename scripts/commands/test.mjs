import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ensureBuilt } from '../prepare/build.mjs';
import { ensureChromium, HOW_TO_GET_CHROMIUM } from '../prepare/chromium.mjs';
import { ensurePackages } from '../prepare/packages.mjs';
import { CommandFailed } from '../prepare/progress.mjs';
import { reportFailure } from '../prepare/report-failure.mjs';
import { root } from '../prepare/root.mjs';
import { addCounts, closingLine, nothing, ok } from './test/counts.mjs';
import { runJest } from './test/run-jest.mjs';
import { chooseStores, embedded } from './test/stores.mjs';
import { findSuites, isJourney } from './test/suites.mjs';

/** Runs the tests and ends with one line of counts; the exit code is 0 only when nothing failed. */
export async function test() {
  process.chdir(root);
  const firstOption = process.argv.findIndex((arg, index) => index > 1 && arg.startsWith('-'));
  const patterns = process.argv.slice(2, firstOption === -1 ? undefined : firstOption);
  const options = firstOption === -1 ? [] : process.argv.slice(firstOption);
  const scratch = mkdtempSync(join(tmpdir(), 'parley-test-'));
  try {
    await ensurePackages(root);
    const suites = findSuites(root, patterns);
    if (suites.length === 0) throw new Error(`No test file matches ${patterns.join(' ')}.`);

    const counts = await runSuites(suites, options, scratch);
    console.log(`\n${closingLine(counts)}`);
    process.exitCode = ok(counts) ? 0 : 1;
  } catch (error) {
    reportFailure(error);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} suites
 * @param {readonly string[]} options passed to jest
 * @param {string} scratch
 */
async function runSuites(suites, options, scratch) {
  const journeys = suites.filter(isJourney);
  const others = suites.filter((suite) => !isJourney(suite));
  const stores = await chooseStores(scratch);
  let counts = nothing;
  try {
    for (const store of stores.list) {
      const touched = others.filter(store.touches);
      const run = { suites: touched, inTurn: false, options, scratch, env: store.env };
      counts = addCounts(counts, await runJest(`Tests on ${store.name}`, run));
    }
    counts = addCounts(
      counts,
      await runJourneys({ suites: journeys, inTurn: true, options, scratch, env: embedded.env }),
    );
  } finally {
    await stores.end();
  }
  console.log(`\n${stores.sentence}`);
  return counts;
}

/**
 * The journeys use the built application and a browser, and take turns: they measure nothing, but two browsers on a
 * small machine starve each other.
 * @param {import('./test/run-jest.mjs').JestRun} run
 */
async function runJourneys(run) {
  if (run.suites.length === 0) return nothing;
  try {
    await ensureBuilt(root);
  } catch (error) {
    console.error(error instanceof CommandFailed ? `${error.output.trim()}\n${error.message}` : error);
    console.error('The journeys need the built application, so they count as failed.');
    return { ...nothing, failed: run.suites.length };
  }

  const chromium = await ensureChromium();
  if (chromium === undefined) console.error(HOW_TO_GET_CHROMIUM);
  const env = { ...run.env, ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) };
  return runJest('Journeys', { ...run, env });
}
