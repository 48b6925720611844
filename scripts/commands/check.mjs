import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { judgeSizes } from '../check/sizes.mjs';
import { ensurePackages } from '../prepare/packages.mjs';
import { reportFailure } from '../prepare/report-failure.mjs';
import { root } from '../prepare/root.mjs';

/** @typedef {{ ok: boolean, output: string }} Verdict */

const packages = join(root, 'node_modules');

/** Quick ones first; one that fails does not hide what the later ones have to say. */
const checks = [
  { name: 'format', judge: () => tool('prettier/bin/prettier.cjs', '--check', '--cache', '--log-level=warn', '.') },
  { name: 'lint', judge: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'sizes', judge: () => judgeSizes(root) },
  { name: 'types of the server', judge: () => tool('typescript/bin/tsc', '-p', 'tsconfig.json') },
  { name: 'types of the client', judge: () => tool('typescript/bin/tsc', '-p', 'client/tsconfig.json') },
  { name: 'layers', judge: judgeLayers },
  { name: 'cycles', judge: judgeCycles },
  {
    name: 'unused code',
    judge: () => tool('knip/bin/knip.js', '--config', 'scripts/check/knip.jsonc', '--no-progress'),
  },
];

/** Runs every check; the exit code is 0 only when all passed. */
export async function check() {
  process.chdir(root);
  await ensurePackages(root).catch(reportFailure);

  const failed = [];
  for (const { name, judge } of checks) {
    const startedAt = Date.now();
    const { ok, output } = await judge();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${ok ? '✔' : '✘'} ${name} (${seconds} s)`);
    if (output.trim() !== '') console.log(output.trimEnd().replaceAll(/^/gm, '    '));
    if (!ok) failed.push(name);
  }

  const summary = failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`;
  console.log(`\n${summary}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function judgeLayers() {
  const config = ['--config', 'scripts/check/layers.cjs', '--output-type', 'err-long'];
  const program = join(packages, 'dependency-cruiser/bin/dependency-cruise.mjs');
  return judge(['--import', './scripts/check/read-tsx.mjs', program, ...config, 'server', 'client']);
}

async function judgeCycles() {
  // It needs a package itself, so it can't be loaded before they are there.
  const cycles = await import('../check/cycles.mjs');
  return cycles.judgeCycles(root);
}

/**
 * @param {string} program below node_modules
 * @param {readonly string[]} args
 * @returns {Promise<Verdict>}
 */
function tool(program, ...args) {
  return judge([join(packages, program), ...args]);
}

/**
 * @param {readonly string[]} args for Node
 * @returns {Promise<Verdict>}
 */
function judge(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ ok: code === 0, output: code === 0 ? '' : output }));
  });
}
