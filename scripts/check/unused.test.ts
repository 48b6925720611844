import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { root } from '../prepare/root.mjs';
import { PlantedTree } from './planted-tree.ts';

let tree: PlantedTree;

beforeEach(() => {
  tree = new PlantedTree();
  tree.plant('package.json', JSON.stringify({ name: 'planted', type: 'module', dependencies: { left: '1.0.0' } }));
  tree.plant('scripts/check/knip.jsonc', readFileSync(`${root}scripts/check/knip.jsonc`, 'utf8'));
});
afterEach(() => tree.remove());

function findings(): Promise<string> {
  const args = [`${root}node_modules/knip/bin/knip.js`, '--config', 'scripts/check/knip.jsonc', '--no-progress'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: tree.root }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}

describe('the search for unused code', () => {
  it('finds a file, an export and a package that nothing uses', async () => {
    tree.plant('server/main.ts', `import { used } from './used.ts'; used();`);
    tree.plant('server/used.ts', `export function used() {} export function idle() {}`);
    tree.plant('server/forgotten.ts', `export {};`);

    const found = await findings();

    expect(found).toMatch(/Unused files \(1\)\s+server\/forgotten\.ts/);
    expect(found).toMatch(/Unused exports \(1\)\s+idle/);
    expect(found).toMatch(/Unused dependencies \(1\)\s+left/);
  });
});
