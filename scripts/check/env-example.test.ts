import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { environmentSchema, readEnvironment } from '../../server/config/env.ts';
import { settingCatalogue } from '../../server/domain/settings/catalogue/index.ts';
import { root } from '../prepare/root.mjs';

const read = (file: string): string => readFileSync(root + file, 'utf8');

/** Every `NAME=value` line, whether it is commented out or not. */
function assignments(text: string): [name: string, value: string, active: boolean][] {
  return [...text.matchAll(/^(#?)([A-Z][A-Z_]*)=(.*)$/gm)].map(([, mark, name = '', value = '']) => [
    name,
    value,
    mark === '',
  ]);
}

describe('.env.example', () => {
  const lines = assignments(read('.env.example'));

  it('names every variable that the server reads, and no other', () => {
    expect(lines.map(([name]) => name).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('shows the defaults where it sets something', () => {
    const given = Object.fromEntries(lines.filter(([, , active]) => active).map(([name, value]) => [name, value]));
    expect(readEnvironment(given)).toEqual(readEnvironment({}));
  });

  it('shows values that the server takes', () => {
    const all = Object.fromEntries(lines.map(([name, value]) => [name, value]));
    expect(() => readEnvironment(all)).not.toThrow();
  });
});

describe('the configuration table of the README', () => {
  it.each(Object.keys(environmentSchema.shape))('explains %s', (name) => {
    expect(read('README.md')).toMatch(new RegExp(`^\\| \`${name}\``, 'm'));
  });
});

describe('the settings table of the README', () => {
  it.each([...new Set(settingCatalogue.map(({ group }) => group))])('tells what %s is about', (group) => {
    expect(read('README.md')).toMatch(new RegExp(`^\\| \`${group}\``, 'm'));
  });
});
