import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlantedTree } from './planted-tree.ts';
import { judgeSizes } from './sizes.mjs';

let tree: PlantedTree;

beforeEach(() => {
  tree = new PlantedTree();
});
afterEach(() => tree.remove());

const lines = (count: number): string => '// a line\n'.repeat(count);

describe('judgeSizes', () => {
  it('says nothing about files of up to 250 lines', () => {
    tree.plant('server/a.ts', lines(250));
    expect(judgeSizes(tree.root)).toEqual({ ok: true, output: '' });
  });

  it('warns above 250 lines', () => {
    tree.plant('client/ui/A.tsx', lines(251));
    const { ok, output } = judgeSizes(tree.root);
    expect(ok).toBe(true);
    expect(output).toContain('client/ui/A.tsx has 251 lines');
  });

  it('fails above 400 lines', () => {
    tree.plant('scripts/a.mjs', lines(401));
    const { ok, output } = judgeSizes(tree.root);
    expect(ok).toBe(false);
    expect(output).toContain('too long: scripts/a.mjs has 401 lines');
  });

  it('lets tests, catalogues and texts be as long as they like', () => {
    tree.plant('server/a.test.ts', lines(900));
    tree.plant('server/domain/settings/catalogue/general.ts', lines(900));
    tree.plant('client/i18n/en.ts', lines(900));
    expect(judgeSizes(tree.root)).toEqual({ ok: true, output: '' });
  });
});
