import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ServerEventName } from '../../server/contracts/events.ts';
import { publications } from '../../server/changes/publications/index.ts';
import { jobList } from '../../server/jobs/list.ts';
import { declaredIndexes } from '../../server/models/models.ts';
import { root } from '../prepare/root.mjs';

const told = new Set(
  [...readFileSync(`${root}ARCHITECTURE.md`, 'utf8').matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word),
);

function foldersIn(place: string): string[] {
  return readdirSync(root + place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

const missing = (names: readonly string[]) => names.filter((name) => !told.has(name));

describe('ARCHITECTURE.md', () => {
  it.each(['server', 'client'])('names every folder of %s', (place) => {
    const known = (name: string) => [`${place}/${name}/`, `${name}/`, `${place}/${name}`].some((one) => told.has(one));
    expect(foldersIn(place).filter((name) => !known(name) && name !== 'public')).toEqual([]);
  });

  it.each(['server/edges', 'server/embedded-store', 'client/features'])('names every folder of %s', (place) => {
    expect(missing(foldersIn(place).map((name) => `${name}/`))).toEqual([]);
  });

  it('names every feature of the domain', () => {
    expect(missing(foldersIn('server/domain'))).toEqual([]);
  });

  it('names every collection and every job', () => {
    expect(missing(Object.keys(declaredIndexes))).toEqual([]);
    expect(missing(publications.map(({ collection }) => collection))).toEqual([]);
    expect(missing([...jobList.queued, ...jobList.recurring].map(({ kind }) => kind))).toEqual([]);
  });

  it('names every event', () => {
    const events = [
      ...readFileSync(`${root}server/contracts/events.ts`, 'utf8').matchAll(/^ {2}'?([a-z:-]+)'?: /gm),
    ].map(([, name = '']) => name);
    expect(events).toContain('message:created' satisfies ServerEventName);
    expect(missing(events)).toEqual([]);
  });
});
