import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { tooOldSentence } from './node-version.mjs';
import { root } from './root.mjs';

const run = promisify(execFile);

describe('tooOldSentence', () => {
  it.each([
    ['20.18.3', '>=20.19'],
    ['18.20.1', '>=20.19'],
    ['9.0.0', '>=20.19'],
  ])('refuses Node %s where %s is needed', (running, needed) => {
    expect(tooOldSentence(running, needed)).toContain(`this is Node ${running}`);
  });

  it.each([
    ['20.19.0', '>=20.19'],
    ['20.20.2', '>=20.19'],
    ['100.0.0', '>=20.19'],
  ])('has nothing against Node %s where %s is needed', (running, needed) => {
    expect(tooOldSentence(running, needed)).toBe('');
  });
});

describe('every command of the project', () => {
  const pretendOld =
    'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.1"}})';

  it.each(['start', 'test', 'check', 'dev', 'run', 'build'])(
    '%s tells an old Node one sentence and fails',
    async (name) => {
      const attempt = run(process.execPath, ['--import', pretendOld, `${root}scripts/${name}.mjs`]);
      await expect(attempt).rejects.toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^Parley needs Node [\d.]+ or newer, but this is Node 18\.20\.1: .*\n$/),
      });
    },
  );
});
