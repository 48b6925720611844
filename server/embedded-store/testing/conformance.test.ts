import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knownDifferences } from './known-differences.ts';
import { openConnection, type RawConnection } from './raw-connection.ts';
import { readCases, readFixtures, type RecordedCase } from './recorded-case.ts';
import { Replayer, difference, type Comparison } from './replay.ts';
import { startStore, type TestStore } from './start-store.ts';

const LEAST_SHARE = 0.97;
const GROUP_MS = 120_000;

describe('the store, asked what a real MongoDB was asked', () => {
  const groups = readCases();
  const known = new Map(Object.entries(knownDifferences));
  let store: TestStore;
  let connection: RawConnection;
  let replayer: Replayer;

  beforeAll(async () => {
    store = await startStore();
    connection = await openConnection({ path: store.socketPath });
    replayer = new Replayer(connection, readFixtures());
  });

  afterAll(async () => {
    connection.end();
    await store.stop();
  });

  async function compareAll(cases: readonly RecordedCase[]): Promise<Comparison[]> {
    const comparisons: Comparison[] = [];
    for (const recorded of cases) comparisons.push(await replayer.compare(recorded));
    return comparisons;
  }

  for (const [group, cases] of groups) {
    it(
      `answers ${group} the same, but for what is listed as different`,
      async () => {
        const comparisons = await compareAll(cases);
        const unlisted = comparisons.filter(({ id, same }) => !same && !known.has(id));
        const outdated = comparisons.filter(({ id, same }) => same && known.has(id));
        expect(unlisted.map(difference)).toEqual([]);
        expect(outdated.map(({ id }) => `${id} is listed as different and is the same`)).toEqual([]);
      },
      GROUP_MS,
    );
  }

  it('lists as different only cases that exist, each with a reason', () => {
    const ids = new Set([...groups.values()].flat().map(({ id }) => id));
    expect([...known.keys()].filter((id) => !ids.has(id))).toEqual([]);
    expect([...known].filter(([, reason]) => reason.length < 20)).toEqual([]);
  });

  it('answers at least 97 of 100 cases the same', () => {
    const count = [...groups.values()].flat().length;
    expect(known.size / count).toBeLessThanOrEqual(1 - LEAST_SHARE);
  });
});
