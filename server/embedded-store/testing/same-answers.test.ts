import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { openConnection, type Plain, type RawConnection } from './raw-connection.ts';
import { isPlain, readCases, readFixtures } from './recorded-case.ts';
import { startStore, type TestStore } from './start-store.ts';

/**
 * What can be answered in several ways must be answered the same in all of them: by the planner from an index or from the
 * documents, by the stages of a pipeline on undecoded documents or on decoded ones.
 */
describe('one question, asked in several ways', () => {
  let store: TestStore;
  let connection: RawConnection;

  beforeAll(async () => {
    store = await startStore();
    connection = await openConnection({ path: store.socketPath });
    const { zoo } = readFixtures();
    await connection.command({ insert: 'c', documents: zoo?.['c'], $db: 't' });
    await connection.command({ insert: 'indexed', documents: zoo?.['c'], $db: 't' });
    const keys = [{ a: 1 }, { 'a.b': -1 }, { 'a.0': 1, _id: 1 }, { 'a.b.c': 1 }];
    const indexes = keys.map((key) => ({ key, name: Object.keys(key).join('_') }));
    const { ok, errmsg } = await connection.command({ createIndexes: 'indexed', indexes, $db: 't' });
    if (Number(ok) !== 1) throw new Error(String(errmsg));
  });

  afterAll(async () => {
    connection.end();
    await store.stop();
  });

  async function answer(coll: string, pipeline: Plain[]): Promise<string> {
    const reply = await connection.command({ aggregate: coll, pipeline, cursor: { batchSize: 1000 }, $db: 't' });
    const { cursor, code } = reply as { cursor?: { firstBatch: unknown[] }; code?: number };
    return cursor ? BSON.EJSON.stringify(cursor.firstBatch, { relaxed: false }) : `refused with ${String(code)}`;
  }

  /** Leaves every document as it is, but keeps the collection from answering what follows. */
  const undecoded = { $redact: '$$KEEP' };
  const decoded = { $addFields: {} };
  const ids = [{ $sort: { _id: 1 } }, { $project: { _id: 1 } }];

  async function expectOneAnswer(asked: string, ways: readonly [string, Plain[]][]): Promise<string[]> {
    const answers = await Promise.all(ways.map(([coll, pipeline]) => answer(coll, pipeline)));
    return new Set(answers).size === 1 ? [] : [`${asked}: ${answers.join(' | ').slice(0, 600)}`];
  }

  it('every recorded filter finds the same', async () => {
    const differences: string[] = [];
    for (const { steps } of readCases('query/').get('query') ?? []) {
      const filter = steps[0]?.['filter'];
      if (!isPlain(filter)) continue;
      const asked = [{ $match: filter }, ...ids];
      const ways: [string, Plain[]][] = [
        ['c', asked],
        ['indexed', asked],
        ['c', [undecoded, ...asked]],
        ['c', [decoded, ...asked]],
        ['c', [{ $facet: { found: [decoded, ...asked] } }, { $unwind: '$found' }, { $replaceWith: '$found' }]],
      ];
      differences.push(...(await expectOneAnswer(JSON.stringify(filter), ways)));
    }
    expect(differences).toEqual([]);
  });

  it.each([['a'], ['a.b'], ['a.0'], ['a.b.c'], ['a.0.b'], ['a.b.0']])(
    '%s sorts the same, also cut and with ties',
    async (path) => {
      for (const direction of [1, -1]) {
        const sort = { $sort: { [path]: direction, _id: -direction } };
        for (const cut of [[], [{ $limit: 7 }], [{ $skip: 60 }], [{ $skip: 5 }, { $limit: 9 }]]) {
          const asked = [sort, ...cut, { $project: { _id: 1 } }];
          const ways: [string, Plain[]][] = [
            ['c', asked],
            ['indexed', asked],
            ['c', [undecoded, ...asked]],
            ['c', [decoded, ...asked]],
          ];
          expect(await expectOneAnswer(path, ways)).toEqual([]);
        }
      }
    },
  );

  it('counting counts what grouping finds', async () => {
    const differences: string[] = [];
    for (const { steps } of readCases('count/').get('count') ?? []) {
      const filter = steps[0]?.['query'];
      if (!isPlain(filter)) continue;
      const group = { $group: { _id: null, n: { $sum: 1 } } };
      const ways: [string, Plain[]][] = [
        ['c', [{ $match: filter }, group]],
        ['indexed', [{ $match: filter }, group]],
        ['c', [decoded, { $match: filter }, group]],
      ];
      differences.push(...(await expectOneAnswer(JSON.stringify(filter), ways)));
    }
    expect(differences).toEqual([]);
  });
});
