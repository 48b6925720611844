import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../prepare/files-below.mjs';

const WARN_ABOVE = 250;
const FAIL_ABOVE = 400;

/** Lists of many small entries may be long, and so may tests; nothing else needs to be. */
const FREE = [/\.test\.tsx?$/, /\/testing\//, /\/catalogue\//, /\/i18n\//, /\.generated\./];

/**
 * Finds the files that have grown too long to be read in one go.
 * @param {string} root
 * @returns {{ ok: boolean, output: string }}
 */
export function judgeSizes(root) {
  const long = filesBelow(root, ['server', 'client', 'scripts'])
    .filter((path) => /\.(ts|tsx|mjs|cjs|css)$/.test(path) && !FREE.some((free) => free.test(path)))
    .map((path) => ({ path, lines: countLines(readFileSync(join(root, path), 'utf8')) }))
    .filter(({ lines }) => lines > WARN_ABOVE)
    .sort((a, b) => b.lines - a.lines);
  const rows = long.map(({ path, lines }) =>
    lines > FAIL_ABOVE
      ? `too long: ${path} has ${lines} lines (at most ${FAIL_ABOVE})`
      : `long: ${path} has ${lines} lines (better not above ${WARN_ABOVE})`,
  );
  return { ok: long.every(({ lines }) => lines <= FAIL_ABOVE), output: rows.join('\n') };
}

/** @param {string} text */
function countLines(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
