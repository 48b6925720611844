import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import type { Plain } from '../testing/raw-connection.ts';
import { askedStore, type AskedStore } from '../testing/ask.ts';

const { Long, UUID } = BSON;

/** Writes that carry a session and a number: those that may be repeated, and those of a transaction. */
describe('numbered writes', () => {
  let store: AskedStore;
  let sessions: Map<string, Plain>;

  beforeAll(async () => {
    store = await askedStore();
  });

  afterAll(() => store.stop());

  beforeEach(async () => {
    sessions = new Map();
    await store.fill([
      { _id: 1, n: 'a' },
      { _id: 2, n: 'b' },
    ]);
  });

  function sessionOf(name: string): Plain {
    const known = sessions.get(name) ?? { id: new UUID() };
    sessions.set(name, known);
    return known;
  }

  const numbered = (command: Plain, number = 1): Plain => ({
    ...command,
    lsid: sessionOf('A'),
    txnNumber: Long.fromNumber(number),
  });
  const within = (name: string, command: Plain, begins = false): Plain => ({
    ...command,
    lsid: sessionOf(name),
    txnNumber: Long.fromNumber(1),
    autocommit: false,
    ...(begins && { startTransaction: true }),
  });
  const end = (name: string, command: string): Plain => within(name, { [command]: 1, $db: 'admin' });
  const insert = (...ids: unknown[]): Plain => ({ insert: 'c', documents: ids.map((_id) => ({ _id })) });
  const update = (q: Plain, u: Plain, more: Plain = {}): Plain => ({ update: 'c', updates: [{ q, u, ...more }] });
  const remove = (_id: unknown): Plain => ({ delete: 'c', deletes: [{ q: { _id }, limit: 1 }] });
  const modify = (query: Plain, more: Plain): Plain => ({ findAndModify: 'c', query, ...more });
  const set = { $set: { m: 1 } };

  describe('a repetition', () => {
    it.each<[string, Plain, Plain, number]>([
      ['an update is told that it inserted, when that was done', insert(5), update({ _id: 9 }, set), 0],
      ['an update cannot be told of a removal', remove(1), update({ _id: 2 }, set), 40638],
      ['an insert is told that it was done, whatever was', remove(1), insert(2), 0],
      [
        'a removal is not a modification',
        modify({ _id: 1 }, { remove: true }),
        modify({ _id: 1 }, { update: set }),
        40606,
      ],
      ['of a plain removal no document was kept', remove(1), modify({ _id: 2 }, { remove: true }), 40607],
      ['an insert is none without upsert', insert(5), modify({ _id: 5 }, { update: set }), 40608],
      [
        'the old document was kept',
        modify({ _id: 1 }, { update: set }),
        modify({ _id: 1 }, { update: set, new: true }),
        40611,
      ],
      [
        'the new document was kept',
        modify({ _id: 1 }, { update: set, new: true }),
        modify({ _id: 1 }, { update: set }),
        40612,
      ],
    ])('%s', async (_title, first, second, code) => {
      expect(await store.code(numbered(first))).toBe(0);
      const before = await store.ids({});
      expect(await store.code(numbered(second))).toBe(code);
      expect(await store.ids({})).toEqual(before);
    });

    it('counts statements on from the number that the client gives', async () => {
      await store.ask(numbered({ ...insert(5, 6), stmtId: 3 }));
      expect(Number((await store.ask(numbered({ ...insert(7), stmtIds: [4] }))).n)).toBe(1);
      expect(await store.ids({ _id: { $gt: 2 } })).toEqual([5, 6]);
    });

    it('shows what an upsert made also to who only now asks for it', async () => {
      const asked = { update: set, upsert: true };
      expect((await store.ask(numbered(modify({ _id: 9 }, asked)))).value).toBeNull();
      const { value } = await store.ask(numbered(modify({ _id: 9 }, { ...asked, new: true })));
      expect(JSON.parse(JSON.stringify(value))).toEqual({ _id: 9, m: 1 });
    });

    it('does again what changed nothing', async () => {
      await store.ask(numbered(modify({ _id: 1 }, { update: { $set: { n: 'a' } } })));
      await store.ask(update({ _id: 1 }, { $set: { n: 'z' } }));
      await store.ask(numbered(modify({ _id: 1 }, { update: { $set: { n: 'a' } } })));
      expect(await store.ids({ n: 'a' })).toEqual([1]);
    });
  });

  describe('a transaction', () => {
    it('meets the other one that takes the same key at once', async () => {
      await store.ask(within('A', insert(5), true));
      expect(await store.code(within('B', insert(5), true))).toBe(112);
      expect(await store.code(end('A', 'commitTransaction'))).toBe(0);
    });

    it('may take a key that another one takes elsewhere', async () => {
      await store.ask(within('A', insert(5), true));
      expect(await store.code(within('B', { insert: 'd', documents: [{ _id: 5 }] }, true))).toBe(0);
      expect(await store.code(end('A', 'commitTransaction'))).toBe(0);
      expect(await store.code(end('B', 'commitTransaction'))).toBe(0);
    });

    it('cannot put a document beside one that it does not see', async () => {
      await store.ask(within('A', { find: 'c' }, true));
      await store.ask(insert(7));
      expect(await store.code(within('A', insert(7)))).toBe(112);
    });

    it('is told of the one that it sees', async () => {
      await store.ask(within('A', { find: 'c' }, true));
      expect(await store.code(within('A', insert(1)))).toBe(11000);
    });

    it.each<[string, Plain]>([
      ['was made', { create: 'made' }],
      ['was written to', { insert: 'made', documents: [{ _id: 1 }] }],
      ['was given an index', { createIndexes: 'made', indexes: [{ key: { a: 1 }, name: 'a' }] }],
    ])('that is aborted takes back the collection that %s', async (_how, command) => {
      expect(await store.code(within('A', command, true))).toBe(0);
      expect(await store.code(end('A', 'abortTransaction'))).toBe(0);
      const { cursor } = await store.ask({ listCollections: 1, filter: { name: 'made' } });
      expect((cursor as { firstBatch: unknown[] }).firstBatch).toEqual([]);
    });

    it.each<[string, Plain, boolean]>([
      ['an insert of nothing', insert(), true],
      ['an update with a field that is none', { ...update({}, set), nope: 1 }, true],
      ['a removal of some', { delete: 'c', deletes: [{ q: {}, limit: 2 }] }, true],
      ['a modification of both kinds', modify({}, { remove: true, update: set }), true],
      ['an update that is none', update({}, { $bad: 1 }), false],
      ['a key that is there', insert(1), false],
    ])('goes on after %s, or not', async (_what, command, goesOn) => {
      await store.ask(within('A', insert(5), true));
      expect(await store.code(within('A', command))).not.toBe(0);
      expect(await store.code(end('A', 'commitTransaction'))).toBe(goesOn ? 0 : 251);
      expect(await store.ids({ _id: 5 })).toEqual(goesOn ? [5] : []);
    });

    it.each<[string, () => Plain, number]>([
      ['begins with something to end', () => within('A', { killCursors: 'c', cursors: [] }, true), 263],
      ['begins with its end', () => ({ ...end('A', 'commitTransaction'), startTransaction: true }), 263],
      [
        'writes where the system keeps its own',
        () => within('A', { insert: 'system.js', documents: [{}] }, true),
        50791,
      ],
      ['is begun by a word', () => ({ ...within('A', insert(5)), startTransaction: 'yes' }), 14],
      ['commits by a word', () => ({ ...within('A', insert(5), true), autocommit: 'no' }), 14],
    ])('%s: refused', async (_title, command, code) => {
      expect(await store.code(command())).toBe(code);
    });
  });
});
