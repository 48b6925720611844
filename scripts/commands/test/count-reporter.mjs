import { writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * @typedef {object} JestResults the part of jest's results that is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites
 */

/** A jest reporter that leaves the counts of a run in the file named by PARLEY_TEST_COUNTS. */
export default class CountReporter {
  /**
   * @param {unknown} _contexts
   * @param {JestResults} results
   */
  onRunComplete(_contexts, results) {
    const file = process.env['PARLEY_TEST_COUNTS'];
    if (file === undefined) return;
    const counts = {
      passed: results.numPassedTests,
      // A file that could not even be loaded holds tests that did not pass.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}
