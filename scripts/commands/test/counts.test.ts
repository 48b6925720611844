import { execFile } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../prepare/root.mjs';
import { addCounts, closingLine, nothing, ok } from './counts.mjs';

describe('closingLine', () => {
  it('is plain, and names what was skipped only if something was', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 3, skipped: 1 })).toBe('12 passed, 3 failed, 1 skipped');
  });
});

describe('ok', () => {
  it('needs something to have passed and nothing to have failed', () => {
    expect(ok({ passed: 1, failed: 0, skipped: 5 })).toBe(true);
    expect(ok({ passed: 9, failed: 1, skipped: 0 })).toBe(false);
    expect(ok(nothing)).toBe(false);
  });
});

describe('addCounts', () => {
  it('adds what several runs counted', () => {
    const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
    expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });
});

describe('npm test', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-counts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs one file the way `npm test` does, but outside the project's own folders. */
  function runs(text: string): Promise<unknown> {
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'a.test.cjs'), text);
    const config = JSON.stringify({ rootDir: folder, testMatch: ['**/*.test.cjs'], transform: {} });
    const program = `
      process.env.CI = 'true';
      const { runJest } = await import(${JSON.stringify(`${root}scripts/commands/test/run-jest.mjs`)});
      const run = { suites: [${JSON.stringify(join(folder, 'a.test.cjs'))}], inTurn: true, scratch: ${JSON.stringify(folder)},
        options: ['--config', ${JSON.stringify(config)}], env: {} };
      console.log(JSON.stringify(await runJest('Probe', run)));`;
    return new Promise((resolve, reject) => {
      execFile(process.execPath, ['--input-type=module', '-e', program], (error, stdout, stderr) => {
        if (error) reject(new Error(stderr));
        else resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
      });
    });
  }

  it('counts what passed, failed and was skipped', async () => {
    const text = `it('a', () => {}); it('b', () => { throw new Error('no'); }); it.skip('c', () => {});`;
    expect(await runs(text)).toEqual({ passed: 1, failed: 1, skipped: 1 });
  });

  it('counts a file that can not be loaded as failed', async () => {
    expect(await runs(`throw new Error('broken');`)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
