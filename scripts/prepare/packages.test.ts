import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packagesAgree } from './packages.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parley-packages-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const lock = (packages: Record<string, object>): void =>
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'x' }, ...packages } }));

/** What npm leaves behind when it has installed. */
const install = (packages: Record<string, object>): void => {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
};

const a1 = { 'node_modules/a': { version: '1.0.0' } };
const a2 = { 'node_modules/a': { version: '2.0.0' } };
const b1 = { 'node_modules/b': { version: '1.0.0' } };
const otherPlatform = { 'node_modules/c-win32': { version: '1.0.0', optional: true } };

describe('packagesAgree', () => {
  it('asks for an install when there is none', () => {
    lock(a1);
    expect(packagesAgree(root)).toBe(false);
  });

  it('accepts what npm installed from this very lock file', () => {
    lock(a1);
    install(a1);
    expect(packagesAgree(root)).toBe(true);
  });

  it('asks for an install when a package is missing or has another version', () => {
    lock({ ...a1, ...b1 });
    install(a1);
    expect(packagesAgree(root)).toBe(false);

    lock(a2);
    expect(packagesAgree(root)).toBe(false);
  });

  it('does not miss what belongs to another platform', () => {
    lock({ ...a1, ...otherPlatform });
    install(a1);
    expect(packagesAgree(root)).toBe(true);
  });

  it('asks again when the lock file changes after a visit that found all well', () => {
    lock(a1);
    install(a1);
    expect(packagesAgree(root)).toBe(true);

    lock(a2);
    expect(packagesAgree(root)).toBe(false);
  });

  it('trusts its stamp only as long as node_modules is there', () => {
    lock(a1);
    install(a1);
    expect(packagesAgree(root)).toBe(true);

    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(packagesAgree(root)).toBe(false);
  });
});
