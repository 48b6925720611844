import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { openConnection, type Plain, type RawConnection } from '../../testing/raw-connection.ts';
import { startStore, type TestStore } from '../../testing/start-store.ts';

const { Decimal128, Double, Int32 } = BSON;

/** What is refused says by its code who is to blame: the command as a whole, or one of its statements. */
describe('the write commands', () => {
  let store: TestStore;
  let connection: RawConnection;

  beforeAll(async () => {
    store = await startStore();
    connection = await openConnection({ path: store.socketPath });
  });

  afterAll(async () => {
    connection.end();
    await store.stop();
  });

  beforeEach(async () => {
    await ask({ drop: 'c' });
    await ask({ insert: 'c', documents: [1, 2, 3].map((_id) => ({ _id, a: _id })) });
  });

  const ask = (command: Plain): Promise<Plain> => connection.command({ ...command, $db: 't' });
  const update = (u: unknown, more: Plain = {}, common: Plain = {}): Plain => ({
    update: 'c',
    updates: [{ q: {}, u, ...more }],
    ...common,
  });
  const remove = (limit: unknown): Plain => ({ delete: 'c', deletes: [{ q: {}, limit }] });
  const insert = (document: Plain, common: Plain = {}): Plain => ({ insert: 'c', documents: [document], ...common });

  /** `whole 9`: the command was refused; `part 9`: its statement was; else how many documents it found. */
  async function outcome(command: Plain): Promise<string | number> {
    const { ok, code, n, writeErrors } = (await ask(command)) as {
      ok: unknown;
      code: unknown;
      n: unknown;
      writeErrors?: { code: unknown }[];
    };
    if (Number(ok) !== 1) return `whole ${Number(code)}`;
    return writeErrors ? `part ${Number(writeErrors[0]?.code)}` : Number(n);
  }

  it.each<[string, Plain, string | number]>([
    ['only a boolean says whether many are meant', update({ $set: { b: 1 } }, { multi: 1 }), 'whole 14'],
    ['only a boolean says whether to insert', update({ $set: { b: 1 } }, { upsert: 1 }), 'whole 14'],
    ['only a boolean says whether the order counts', insert({ _id: 9 }, { ordered: 1 }), 'whole 14'],
    ['numbers do for leaving out validation', insert({ _id: 9 }, { bypassDocumentValidation: 1 }), 1],
    ['but not words', insert({ _id: 9 }, { bypassDocumentValidation: 'x' }), 'whole 14'],
    ['variables come in a document', update([{ $set: { b: 1 } }], {}, { let: 5 }), 'whole 14'],
    ['a stage that is none', update([1]), 'whole 14'],
    ['a stage without an operator', update([{}]), 'part 40323'],
    ['of a wrong update with a wrong filter the update is told', update({ $bad: 1 }, { q: { $bad: 1 } }), 'part 9'],
    ['a limit between', remove(1.5), 'whole 9'],
    ['a limit that is no number counts as none', remove('x'), 3],
    ['no limit at all', { delete: 'c', deletes: [{ q: {} }] }, 'whole 40414'],
    ['an id with an operator deep inside', insert({ _id: { a: [{ $b: 1 }] } }), 'part 52'],
    ['an id that is a reference', insert({ _id: { $ref: 'c', $id: 1, $db: 't' } }), 1],
    ['a reference that is none', insert({ _id: { $ref: 1, $id: 1 } }), 'part 52'],
    [
      'an upsert that replaces knows only half of the id',
      update({ a: 1 }, { q: { '_id.x': 1 }, upsert: true }),
      'part 111',
    ],
  ])('%s', async (_title, command, expected) => {
    expect(await outcome(command)).toBe(expected);
  });

  it('constants of a statement stand for themselves', async () => {
    await ask({ update: 'c', updates: [{ q: { _id: 1 }, u: [{ $set: { b: '$$x' } }], c: { x: '$a' } }] });
    const { cursor } = (await ask({ find: 'c', filter: { _id: 1 } })) as { cursor: { firstBatch: Plain[] } };
    expect(cursor.firstBatch[0]?.['b']).toBe('$a');
  });

  it('says nothing of what was done when nobody waits for it', async () => {
    const { n, nModified } = await ask(update({ $set: { b: 1 } }, { multi: true }, { writeConcern: { w: 0 } }));
    expect([Number(n), Number(nModified)]).toEqual([0, 0]);
  });

  it.each<[string, unknown, Plain, number]>([
    ['-0 is the 0 it was', new Double(0), { $mul: { v: -1 } }, 0],
    ['1.00 is the 1.0 it was', Decimal128.fromString('1.0'), { $inc: { v: Decimal128.fromString('0.00') } }, 0],
    ['a number of another type is another one', 1, { $inc: { v: new Double(0) } }, 1],
    ['what is no number never stays the same', new Double(NaN), { $inc: { v: 1 } }, 1],
    ['but set again it does', new Double(NaN), { $set: { v: new Double(NaN) } }, 0],
  ])('%s', async (_title, value, change, modified) => {
    await ask(insert({ _id: 9, v: value }));
    const { nModified } = await ask({ update: 'c', updates: [{ q: { _id: 9 }, u: change }] });
    expect(Number(nModified)).toBe(modified);
  });

  it.each<[string, unknown]>([
    ['a document', { b: 1, _id: new Double(1) }],
    ['a pipeline', [{ $replaceWith: { b: 1, _id: { $literal: new Double(1) } } }]],
  ])('keeps the id in front and for the same number, when %s replaces the whole', async (_how, u) => {
    await ask({ update: 'c', updates: [{ q: { _id: 1 }, u }] });
    const { cursor } = (await ask({ find: 'c', filter: { _id: 1 } })) as { cursor: { firstBatch: Plain[] } };
    expect(JSON.stringify(cursor.firstBatch[0])).toBe(JSON.stringify({ _id: new Double(1), b: new Int32(1) }));
  });

  it('an empty array that is put in order has not changed', async () => {
    const sort = { $push: { v: { $each: [], $sort: 1 } } };
    await ask(insert({ _id: 8, v: [] }));
    await ask(insert({ _id: 9, v: [1] }));
    const { nModified } = await ask({ update: 'c', updates: [{ q: { v: { $exists: true } }, u: sort, multi: true }] });
    expect(Number(nModified)).toBe(1);
  });

  it('a document that never met the validator may stay as it is where the level is moderate', async () => {
    await ask({ drop: 'v' });
    await ask({ create: 'v', validator: { a: { $type: 'int' } }, validationLevel: 'moderate' });
    const documents = [
      { _id: 1, a: 'x' },
      { _id: 2, a: 1 },
    ];
    await ask({ insert: 'v', documents, bypassDocumentValidation: true });
    const spoil = (_id: number): Plain => ({ update: 'v', updates: [{ q: { _id }, u: { $set: { a: 'y' } } }] });
    expect(await outcome(spoil(1))).toBe(1);
    expect(await outcome(spoil(2))).toBe('part 121');
    expect(await outcome({ insert: 'v', documents: [{ a: 'x' }] })).toBe('part 121');
  });

  it('elements are sorted by a field of just that name first, and arrays have no fields', async () => {
    const elements = [{ 'x.y': 3, x: { y: 1 } }, { x: { y: 2 } }, [0], { x: [{ y: 9 }] }];
    await ask(insert({ _id: 9, v: elements }));
    await ask({ update: 'c', updates: [{ q: { _id: 9 }, u: { $push: { v: { $each: [], $sort: { 'x.y': 1 } } } } }] });
    const { cursor } = (await ask({ find: 'c', filter: { _id: 9 } })) as { cursor: { firstBatch: Plain[] } };
    const sorted = JSON.parse(JSON.stringify(cursor.firstBatch[0]?.['v']));
    expect(sorted).toEqual([[0], { x: [{ y: 9 }] }, { x: { y: 2 } }, { 'x.y': 3, x: { y: 1 } }]);
  });
});
