import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Environment } from './environment.ts';
import { openEnvironment } from './environment.ts';
import type { Upgrade } from './file-version.ts';
import { checkVersion } from './file-version.ts';

describe('checkVersion', () => {
  let directory: string;
  let env: Environment;
  let done: string[];

  const step =
    (name: string): Upgrade =>
    (on) => {
      done.push(name);
      void on.meta.put(Buffer.from(name), Buffer.from('done'));
    };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'version-'));
    env = openEnvironment(join(directory, 'store.mdb'), false);
    done = [];
  });

  afterEach(async () => {
    await env.root.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('takes an older file through every step that it lacks, once', async () => {
    await checkVersion(env, [step('first')]);
    expect(done).toEqual([]);
    await checkVersion(env, [step('first'), step('second'), step('third')]);
    await checkVersion(env, [step('first'), step('second'), step('third')]);
    expect(done).toEqual(['second', 'third']);
    expect(env.meta.get(Buffer.from('third'))?.toString()).toBe('done');
  });

  it('refuses a file that a newer version has written', async () => {
    await checkVersion(env, [step('first')]);
    await expect(checkVersion(env, [])).rejects.toThrow('newer version');
  });
});
