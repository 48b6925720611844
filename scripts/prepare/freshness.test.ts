import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Freshness } from './freshness.mjs';

let root: string;
let freshness: Freshness;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-freshness-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  write('src/a.ts', 'a');
  write('src/deep/b.ts', 'b');
  freshness = new Freshness(root, {
    stamp: 'dist/stamp',
    sources: ['src', 'one.json', 'absent'],
    keep: (path) => !path.endsWith('.test.ts'),
  });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string): void => writeFileSync(join(root, path), text);

describe('Freshness', () => {
  it('is not fresh before anything was made', () => {
    expect(freshness.isFresh()).toBe(false);
  });

  it('is fresh as long as no source changes', () => {
    freshness.remember(freshness.snapshot());
    expect(freshness.isFresh()).toBe(true);
  });

  it.each([
    ['a file changes', () => write('src/deep/b.ts', 'c')],
    ['a file appears', () => write('src/new.ts', '')],
    ['a file disappears', () => rmSync(join(root, 'src/a.ts'))],
    ['a single source appears', () => write('one.json', '{}')],
  ])('is stale when %s', (_what, change) => {
    freshness.remember(freshness.snapshot());
    change();
    expect(freshness.isFresh()).toBe(false);
  });

  it('does not mind files that do not count, nor new times on old contents', () => {
    freshness.remember(freshness.snapshot());
    write('src/a.test.ts', 'test');
    utimesSync(join(root, 'src/a.ts'), 1, 1);
    expect(freshness.isFresh()).toBe(true);
  });

  it('is stale when a source changed after the snapshot from which the result was made', () => {
    const before = freshness.snapshot();
    write('src/a.ts', 'changed meanwhile');
    freshness.remember(before);
    expect(freshness.isFresh()).toBe(false);
  });

  it('is stale after an attempt that was not finished', () => {
    freshness.remember(freshness.snapshot());
    freshness.forget();
    expect(freshness.isFresh()).toBe(false);
  });
});
