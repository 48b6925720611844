import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { enRest } from './en-rest.ts';

const client = fileURLToPath(new URL('..', import.meta.url));
const IMPORT = /^(?:import|export) (?!type )(?:[^;]*?from )?'(\.[^']+\.tsx?)';/gm;

/** The modules that are there as soon as a page with a room is: all that is not behind an `import()`. */
function modulesFrom(roots: readonly string[]): readonly string[] {
  const found = new Set(roots);
  for (const path of found) {
    for (const [, imported] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
      const there = join(dirname(path), imported ?? '');
      if (existsSync(there)) found.add(there);
    }
  }
  return [...found];
}

describe('the texts of the first page', () => {
  const modules = modulesFrom(
    ['app/main.tsx', 'app/RoomPage.tsx', 'app/frame/AppFrame.tsx'].map((at) => join(client, at)),
  );

  it('are all that is said there: nothing shows a key while the rest is on its way', () => {
    expect(modules).toContain(join(client, 'features/messages/Message.tsx'));
    const rest = new RegExp(`['\`](?:${Object.keys(enRest).join('|')})\\.[A-Za-z$]`);
    const tooEarly = modules.filter((path) => !path.includes('/i18n/') && rest.test(readFileSync(path, 'utf8')));
    expect(tooEarly.map((path) => path.slice(client.length))).toEqual([]);
  });
});
