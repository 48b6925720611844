import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plain } from '../testing/raw-connection.ts';
import { askedStore, type AskedStore } from '../testing/ask.ts';

/** Where a stream may go on: after an event that it would have told, or at any place of the log. */
describe('resuming a change stream', () => {
  let store: AskedStore;
  let insertToken: Plain;

  beforeAll(async () => {
    store = await askedStore();
    await store.fill([{ _id: 1 }]);
    const opened = await store.ask(watch('c', {}));
    await store.ask({ insert: 'c', documents: [{ _id: 2 }] });
    insertToken = (await events('c', opened))[0]?.['_id'] as Plain;
  });

  afterAll(() => store.stop());

  const watch = (coll: string | number, options: Plain, stages: Plain[] = []): Plain => ({
    aggregate: coll,
    pipeline: [{ $changeStream: options }, ...stages],
    cursor: {},
  });

  async function events(collection: string, opened: Plain): Promise<Plain[]> {
    const { id } = opened['cursor'] as { id: unknown };
    const { cursor } = await store.ask({ getMore: id, collection, maxTimeMS: 1000 });
    return (cursor as { nextBatch: Plain[] }).nextBatch;
  }

  it('goes on after an event', async () => {
    await store.ask({ insert: 'c', documents: [{ _id: 3 }] });
    const told = await store.ask(watch('c', { resumeAfter: insertToken }));
    const batch = (told['cursor'] as { firstBatch: Plain[] }).firstBatch;
    const all = batch.length > 0 ? batch : await events('c', told);
    expect(JSON.parse(JSON.stringify(all.map((event) => event['documentKey'])))).toEqual([{ _id: 3 }]);
  });

  it.each<[string, string | number, (token: Plain) => Plain, number]>([
    ['the event is one of the stream of the database, too', 1, (token) => ({ startAfter: token }), 0],
    ['the event is none of another collection', 'other', (token) => ({ resumeAfter: token }), 280],
    ['there was no such event', 'c', ({ _data }) => ({ resumeAfter: { _data: later(String(_data)) } }), 280],
    ['two places to go on at', 'c', (token) => ({ resumeAfter: token, startAfter: token }), 50865],
    [
      'two places, of which none is read',
      'c',
      () => ({ resumeAfter: { _data: '82' }, startAfter: { _data: '82' } }),
      50865,
    ],
    ['no token', 'c', () => ({ resumeAfter: {} }), 40647],
  ])('%s', async (_title, coll, options, code) => {
    expect(await store.code(watch(coll, options(insertToken)))).toBe(code);
  });

  /** The token of an event that would have followed at once. */
  function later(data: string): string {
    const time = BigInt(`0x${data.slice(2, 18)}`) + 1_000n;
    return `82${time.toString(16).padStart(16, '0').toUpperCase()}${data.slice(18)}`;
  }

  it.each<[string, Plain, number]>([
    ['nothing is written', { $out: 'x' }, 20],
    ['nothing is merged', { $merge: 'x' }, 20],
    ['nothing is waited for', { $sort: { _id: 1 } }, 20],
    ['no words are searched', { $match: { $text: { $search: 'x' } } }, 17313],
    ['nothing else begins', { $collStats: { count: {} } }, 40602],
  ])('%s behind it', async (_title, stage, code) => {
    expect(await store.code(watch('c', {}, [stage]))).toBe(code);
  });
});
