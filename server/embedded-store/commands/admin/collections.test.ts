import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { askedStore, type AskedStore } from '../../testing/ask.ts';
import type { Plain } from '../../testing/raw-connection.ts';

describe('making and changing collections', () => {
  let store: AskedStore;
  beforeAll(async () => {
    store = await askedStore();
  });
  beforeEach(() => store.ask({ dropDatabase: 1 }));
  afterAll(() => store.stop());

  const codes: readonly [Plain, number][] = [
    [{ create: 'x', capped: true }, 72],
    [{ create: 'x', capped: true, size: -1 }, 2],
    [{ create: 'x', capped: true, size: 'x' }, 14],
    [{ create: 'x', capped: 'x' }, 14],
    [{ create: 'x', max: 5 }, 72],
    [{ create: 'x', validator: { $text: { $search: 'x' } } }, 2],
    [{ create: 'x', validator: { a: { $near: [0, 0] } } }, 2],
    [{ create: 'x', validator: { $jsonSchema: { foo: 1 } } }, 9],
    [{ create: 'x', validator: { a: 1 }, $db: 'admin' }, 72],
    [{ create: 'system.js', validator: { a: 1 } }, 72],
    [{ create: 'x', storageEngine: {} }, 2],
    [{ create: 'x', indexOptionDefaults: 1 }, 14],
    [{ create: 'x', idIndex: { key: { a: 1 }, name: '_id_' } }, 2],
    [{ create: 'x', pipeline: [] }, 72],
    [{ create: 'x', viewOn: 1 }, 14],
    [{ create: 'x', viewOn: '' }, 2],
    [{ create: 'x', timeseries: {} }, 40414],
    [{ create: 'x', expireAfterSeconds: 5 }, 72],
    [{ create: 'x', collation: { locale: 'simple' } }, 0],
    [{ create: 'x', readConcern: { level: 'majority' } }, 72],
    [{ create: 'system.version' }, 73],
    [{ insert: 'x', documents: [{}], $db: 'T' }, 13297],
    [{ dropDatabase: 2 }, 5255100],
    [{ dropDatabase: 1, nope: 1 }, 40415],
    [{ dropDatabase: 1, $db: 'admin' }, 20],
    [{ collMod: 'here', viewOn: 'y' }, 72],
    [{ collMod: 'here', index: {} }, 72],
    [{ collMod: 'here', index: { name: 'a', expireAfterSeconds: 'x' } }, 14],
    [{ collMod: 'here', index: { name: 'a', expireAfterSeconds: 5 } }, 72],
    [{ collMod: 'here', index: { name: 'a', keyPattern: { a: 1 }, hidden: true } }, 72],
    [{ collMod: 'here', index: { keyPattern: { a: 1 }, hidden: true } }, 0],
    [{ collMod: 'here', index: { name: '_id_', hidden: true } }, 2],
    [{ listCollections: 1, cursor: { batchSize: 'x' } }, 14],
    [{ listCollections: 1, authorizedCollections: 'x' }, 14],
    [{ listIndexes: 'here', cursor: { batchSize: -1 } }, 51024],
    [{ listIndexes: 'here', cursor: { foo: 1 } }, 40415],
  ];
  it.each(codes)('%j', async (command, code) => {
    await store.ask({ createIndexes: 'here', indexes: [{ key: { a: 1 }, name: 'a' }] });
    expect(await store.code(command)).toBe(code);
  });

  async function optionsOf(name: string): Promise<unknown> {
    const { cursor } = (await store.ask({ listCollections: 1, filter: { name } })) as {
      cursor: { firstBatch: { options: Plain }[] };
    };
    return JSON.parse(JSON.stringify(cursor.firstBatch[0]?.options));
  }

  it('shows no options that say nothing', async () => {
    await store.ask({ create: 'x', capped: false, validator: {}, collation: { locale: 'simple' } });
    expect(await optionsOf('x')).toEqual({});
    await store.ask({ collMod: 'x', validator: { a: 1 } });
    expect(await optionsOf('x')).toEqual({ validator: { a: 1 } });
    await store.ask({ collMod: 'x', validator: {} });
    expect(await optionsOf('x')).toEqual({});
  });

  it('filters names by what it shows of them', async () => {
    await store.ask({ create: 'x' });
    const names = async (filter: Plain): Promise<unknown> =>
      (await store.ask({ listCollections: 1, nameOnly: true, filter }))['cursor'];
    expect(await names({ 'idIndex.name': '_id_' })).toHaveProperty('firstBatch', []);
    expect(await names({ type: 'collection' })).toHaveProperty('firstBatch', [{ name: 'x', type: 'collection' }]);
  });
});
