import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { root } from '../prepare/root.mjs';
import { PlantedTree } from './planted-tree.ts';

let tree: PlantedTree;

beforeEach(() => {
  tree = new PlantedTree();
  tree.plant('.oxlintrc.json', readFileSync(`${root}.oxlintrc.json`, 'utf8'));
  const compilerOptions = { strict: true, target: 'es2023', module: 'esnext', types: [] };
  tree.plant('tsconfig.json', JSON.stringify({ compilerOptions, include: ['server/**/*.ts'] }));
});
afterEach(() => tree.remove());

function rulesBroken(): Promise<string[]> {
  // The linter looks for its type-aware companion below the folder it is run in, and on the PATH.
  const env = { ...process.env, PATH: `${root}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}` };
  const args = [`${root}node_modules/oxlint/bin/oxlint`, '--type-aware', '--format=json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: tree.root, env }, (_error, stdout, stderr) => {
      if (!stdout.includes('"diagnostics"')) reject(new Error(stdout + stderr));
      else resolve(JSON.parse(stdout).diagnostics.map((found: { code: string }) => found.code));
    });
  });
}

const work = 'async function work(): Promise<number> { return await Promise.resolve(1); }';

describe('the linter', () => {
  it.each([
    ['a promise that nobody waits for', 'no-floating-promises', `${work} export const go = (): void => { work(); };`],
    ['a promise as a condition', 'no-misused-promises', `${work} export const go = () => { if (work()) return 1; };`],
    ['any', 'no-explicit-any', 'export const go = (x: any): number => x;'],
    ['a type imported in place', 'consistent-type-imports', `export type A = import('./b.ts').B;`],
    ['a default export', 'no-default-export', 'export default 1;'],
    ['a look at the environment', 'no-process-env', 'export const go = () => process.env;'],
    [
      'a case that was forgotten',
      'switch-exhaustiveness',
      `export function go(x: 'a' | 'b') { switch (x) { case 'a': return 1; } }`,
    ],
  ])('refuses %s', async (_what, rule, text) => {
    tree.plant('server/domain/a.ts', text);
    expect((await rulesBroken()).join()).toContain(rule);
  });

  it('has nothing against a promise that is awaited or left on purpose', async () => {
    tree.plant('server/domain/a.ts', `${work} export async function go() { void work(); return await work(); }`);
    expect(await rulesBroken()).toEqual([]);
  });
});
