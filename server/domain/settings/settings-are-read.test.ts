import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { settingCatalogue } from './catalogue/index.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What we do differently, and foreign clients still ask for: their ids, and why they are there. */
const onlyForForeignClients: Readonly<Record<string, string>> = {};

/** Read by a name that is put together: the beginning that stands in the code. */
const putTogether: Readonly<Record<string, string>> = {
  VideoConf_Enable_DMs: 'VideoConf_Enable_',
  VideoConf_Enable_Channels: 'VideoConf_Enable_',
  VideoConf_Enable_Groups: 'VideoConf_Enable_',
  VideoConf_Enable_Teams: 'VideoConf_Enable_',
};

function sources(folder: string): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .filter((name) => !/settings\/catalogue|(^|\/)(testing|i18n)\//.test(name))
    .map((name) => readFileSync(`${ROOT}${folder}/${name}`, 'utf8'));
}

describe('the catalogue of settings', () => {
  const code = [...sources('server'), ...sources('client')].join('\n');
  // Whole words only: one setting's id may begin another's.
  const words = new Set(code.match(/\w+/g));

  it.each(settingCatalogue.map(({ id }) => id))('%s is obeyed by some code', (id) => {
    if (id in onlyForForeignClients) return;
    expect(words.has(putTogether[id] ?? id)).toBe(true);
  });

  it('excuses none that is not there', () => {
    const ids = new Set<string>(settingCatalogue.map(({ id }) => id));
    const excused = [...Object.keys(onlyForForeignClients), ...Object.keys(putTogether)];
    expect(excused.filter((id) => !ids.has(id))).toEqual([]);
  });
});
