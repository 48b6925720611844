import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { restV1Endpoints } from '../../server/edges/rest-v1/index.ts';
import { root } from '../prepare/root.mjs';

const PREFIX = '/api/v1/';

/** What a list item tells: the beginnings of names before its colon, and below each verb what they end with. */
function endpointsOf(item: string): string[] {
  const [beginnings = '', ...parts] = item.split(/\*\*([A-Z]+)\*\*/);
  const families = beginnings.startsWith('alone') ? [''] : words(beginnings);
  const verbs = parts.filter((_, at) => at % 2 === 0);
  return verbs.flatMap((verb, at) =>
    words(parts[2 * at + 1] ?? '').flatMap((ending) => families.map((family) => `${verb} ${family}${ending}`)),
  );
}

function words(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

describe('docs/rest-api.md', () => {
  it('names every endpoint once, and none that is not there', () => {
    const [, section = ''] = readFileSync(`${root}docs/rest-api.md`, 'utf8').split(/^## Endpoints$/m);
    const items = (section.split(/^## /m)[0] ?? '').split(/^- /m).slice(1);
    const told = items.flatMap((item) => endpointsOf(item.split('\n\n')[0] ?? ''));
    const there = restV1Endpoints
      .filter(({ path }) => path.startsWith(PREFIX))
      .map(({ method, path }) => `${method} ${path.slice(PREFIX.length)}`);
    const once = new Set(told);
    expect({
      missing: there.filter((name) => !once.has(name)),
      gone: told.filter((name) => !there.includes(name)),
      twice: told.filter((name, at) => told.indexOf(name) !== at),
    }).toEqual({ missing: [], gone: [], twice: [] });
    expect(there.length).toBeGreaterThan(250);
  });
});
