import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeFolder } from './make-folder.ts';

describe('makeFolder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folder-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes the folder and those it lies in, and leaves one that is there', () => {
    const path = join(folder, 'a', 'b');
    makeFolder(path);
    makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('says what to do where there can be none', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'file'))).toThrow(/^ENOTDIR: .*Name another one/);
    expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow(/Name another one/);
    // Where there is such a place, nothing can be made in it, and Node's own way would never end.
    if (process.platform === 'linux') expect(() => makeFolder('/proc/folder')).toThrow(/^ENOENT: .*Name another one/);
  });
});
