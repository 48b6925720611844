import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Freshness } from './freshness.mjs';
import { runQuietly, showProgress } from './progress.mjs';

/**
 * @typedef {object} Build
 * @property {string} title
 * @property {string} output the folder it makes
 * @property {readonly string[]} sources what it is made of
 * @property {(output: string) => string[]} command arguments for Node
 */

/** @type {Build} */
const server = {
  title: 'Building the server',
  output: 'dist/server',
  sources: ['server', 'tsconfig.json', 'package-lock.json'],
  command: (output) => ['node_modules/typescript/bin/tsc', '-p', 'server/tsconfig.build.json', '--outDir', output],
};

/** @type {Build} */
const client = {
  title: 'Building the client',
  output: 'dist/client',
  // The client imports the server's contracts.
  sources: ['client', 'server/contracts', 'tsconfig.json', 'package-lock.json'],
  command: (output) => ['node_modules/vite/bin/vite.js', 'build', 'client', '--outDir', output, '--emptyOutDir'],
};

/**
 * Builds the server and the client, each only if its sources have changed.
 * @param {string} root
 */
export async function ensureBuilt(root) {
  await ensure(root, server);
  await ensure(root, client);
}

/**
 * @param {string} root
 * @param {Build} build
 */
async function ensure(root, build) {
  const output = join(root, build.output);
  const freshness = new Freshness(root, { stamp: `${build.output}.stamp`, sources: build.sources, keep: isSource });
  if (existsSync(output) && freshness.isFresh()) return;

  freshness.forget();
  const sources = freshness.snapshot();
  // Made beside the old one and then put in its place: a server that runs from it keeps its files until the end.
  const next = `${output}.next`;
  rmSync(next, { recursive: true, force: true });
  await showProgress(build.title, () => runQuietly(process.execPath, build.command(next), { cwd: root }));
  rmSync(output, { recursive: true, force: true });
  renameSync(next, output);
  freshness.remember(sources);
}

/**
 * Tests and what only they need are no part of a build, so changing them builds nothing.
 * @param {string} path
 */
function isSource(path) {
  return !/\.test\.tsx?$|\/testing\/|\.(md|jsonl)$/.test(path);
}
