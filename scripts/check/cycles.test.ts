import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { judgeCycles } from './cycles.mjs';
import { PlantedTree } from './planted-tree.ts';

let tree: PlantedTree;

beforeEach(() => {
  tree = new PlantedTree();
});
afterEach(() => tree.remove());

describe('judgeCycles', () => {
  it('finds a circle through several files and folders, and names them', () => {
    tree.plant('server/a.ts', `import { b } from './deep/b.ts'; export const a = b;`);
    tree.plant('server/deep/b.ts', `export * from './c.ts'; export const b = 1;`);
    tree.plant('server/deep/c.ts', `import '../a.ts';`);

    const { ok, output } = judgeCycles(tree.root);

    expect(ok).toBe(false);
    for (const name of ['server/a.ts', 'server/deep/b.ts', 'server/deep/c.ts']) expect(output).toContain(name);
  });

  it('lets types refer to each other', () => {
    tree.plant('server/a.ts', `import type { B } from './b.ts'; export interface A { b: B }`);
    tree.plant('server/b.ts', `import type { A } from './a.ts'; export type { A } from './a.ts'; export type B = A[];`);
    expect(judgeCycles(tree.root)).toEqual({ ok: true, output: '' });
  });

  it('lets two files share a third', () => {
    tree.plant('client/a.tsx', `import './c.ts'; import './b.ts';`);
    tree.plant('client/b.ts', `import './c.ts';`);
    tree.plant('client/c.ts', `export {};`);
    expect(judgeCycles(tree.root).ok).toBe(true);
  });
});
