import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlantedTree } from '../check/planted-tree.ts';
import { findChromium } from './chromium.mjs';

let tree: PlantedTree;

beforeEach(() => {
  tree = new PlantedTree();
  tree.plant('bin/chromium', '#!/bin/sh\n');
  chmodSync(join(tree.root, 'bin/chromium'), 0o755);
});
afterEach(() => tree.remove());

describe('findChromium', () => {
  it('takes the one that is named', () => {
    const path = join(tree.root, 'bin/chromium');
    expect(findChromium({ CHROMIUM_PATH: path, PATH: '' })).toBe(path);
  });

  it('does not look further when the one that is named is missing', () => {
    expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium', PATH: join(tree.root, 'bin') })).toBeUndefined();
  });

  it('looks on the PATH', () => {
    expect(findChromium({ PATH: `/nowhere:${join(tree.root, 'bin')}` })).toBe(join(tree.root, 'bin/chromium'));
  });
});
