import process from 'node:process';
import { CommandFailed } from './progress.mjs';

/**
 * Ends a script for a reason a person can act on: what a failed command said, or the bare message of the error.
 * @param {unknown} error
 * @returns {never}
 */
export function reportFailure(error) {
  if (error instanceof CommandFailed) console.error(`\n${error.output.trim()}\n\n${error.message}`);
  else console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
