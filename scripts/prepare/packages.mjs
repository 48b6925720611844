import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runQuietly, showProgress } from './progress.mjs';

/** Holds the hash of the lock file that node_modules was last found to agree with; npm removes it with the folder. */
const STAMP = 'node_modules/.parley-packages';

/**
 * Installs the locked packages when node_modules is missing or does not agree with package-lock.json.
 * @param {string} root
 */
export async function ensurePackages(root) {
  if (packagesAgree(root)) return;
  await showProgress('Installing packages', () => npmCi(root));
  rememberPackages(root);
}

/**
 * Says whether node_modules holds what package-lock.json asks for.
 *
 * Times of files say little (a checkout touches the lock file, an install both), so this compares contents: the hash of
 * the lock file with the stamp of an earlier visit, and failing that npm's own record of what it installed.
 * @param {string} root
 * @returns {boolean}
 */
export function packagesAgree(root) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash(lock)) return true;

  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  if (!holdsAll(JSON.parse(lock).packages, JSON.parse(readFileSync(record, 'utf8')).packages)) return false;
  rememberPackages(root);
  return true;
}

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} PackageTable */

/**
 * @param {PackageTable} wanted
 * @param {PackageTable} installed
 * @returns {boolean}
 */
function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const present = installed[path];
    // The package without a path is the project itself; an optional one may belong to another machine.
    if (path === '' || (present === undefined && (optional || devOptional))) return true;
    return present?.version === version;
  });
}

/** @param {string} root */
function rememberPackages(root) {
  writeFileSync(join(root, STAMP), hash(readFileSync(join(root, 'package-lock.json'), 'utf8')));
}

/** @param {string} root */
function npmCi(root) {
  // Building needs the development packages even where NODE_ENV says production.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress'];
  const npmScript = process.env['npm_execpath'];
  if (npmScript?.endsWith('.js')) return runQuietly(process.execPath, [npmScript, ...args], { cwd: root });
  return runQuietly('npm', args, { cwd: root });
}

/** @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}
