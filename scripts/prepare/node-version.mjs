// This file must parse and run on any Node that knows modules at all, or the sentence below is never read:
// no new syntax, no new built-ins.
import fs from 'fs';
import process from 'process';
import { fileURLToPath } from 'url';

/**
 * What to tell someone whose Node is too old, or '' when it will do.
 * @param {string} running for example '18.20.1'
 * @param {string} needed a range of the form '>=20.19', as in package.json
 * @returns {string}
 */
export function tooOldSentence(running, needed) {
  const wanted = needed.replace('>=', '').trim();
  if (compareVersions(running, wanted) >= 0) return '';
  return (
    'Parley needs Node ' + wanted + ' or newer, but this is Node ' + running + ': install a newer Node, then try again.'
  );
}

/** Ends the process with one sentence when the running Node is older than package.json asks for. */
export function refuseOldNode() {
  const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));
  const needed = JSON.parse(fs.readFileSync(manifest, 'utf8')).engines.node;
  const sentence = tooOldSentence(process.versions.node, needed);
  if (sentence === '') return;
  console.error(sentence);
  process.exit(1);
}

/**
 * @param {string} left
 * @param {string} right
 * @returns {number} negative, zero or positive
 */
function compareVersions(left, right) {
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let i = 0; i < 3; i += 1) {
    const difference = (a[i] || 0) - (b[i] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
