import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { openConnection, type Plain, type RawConnection } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';

const long = (n: number): BSON.Long => BSON.Long.fromNumber(n);

/** Commands that are refused, each with the code that MongoDB 5.0 gives, as far as is known. */
const REFUSALS: readonly [code: number, command: Plain][] = [
  [2, { find: 1 }],
  [9, { find: 'c', readConcern: { level: 'nope' } }],
  [72, { find: 'c', readConcern: { nope: 1 } }],
  [72, { find: 'c', writeConcern: { w: 1 } }],
  [2, { find: 'c', maxTimeMS: -1 }],
  [51024, { find: 'c', limit: -2 }],
  [40415, { find: 'c', nope: 1 }],
  [2, { find: 'c', collation: { locale: 'de' } }],
  [14, { aggregate: 'c', pipeline: {}, cursor: {} }],
  [9, { aggregate: 'c', pipeline: [] }],
  [40415, { aggregate: 'c', pipeline: [], cursor: { nope: 1 } }],
  [43, { getMore: long(5), collection: 'c' }],
  [14, { getMore: 5, collection: 'c' }],
  [40414, { killCursors: 'c' }],
  [14, { insert: 'c', documents: {} }],
  [40414, { insert: 'c' }],
  [16, { insert: 'c', documents: [] }],
  [9, { insert: 'c', documents: [{}], writeConcern: { w: -1 } }],
  [9, { insert: 'c', documents: [{}], writeConcern: { nope: 1 } }],
  [14, { insert: 'c', documents: [{}], writeConcern: 5 }],
  [73, { insert: 'a$b', documents: [{}] }],
  [9, { update: 'c', updates: [{ q: {}, u: null }] }],
  [51198, { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, c: { z: 1 } }] }],
  [14, { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, multi: 'x' }] }],
  [9, { delete: 'c', deletes: [{ q: {}, limit: 2 }] }],
  [9, { findAndModify: 'c', query: {}, remove: true, update: {} }],
  [9, { findAndModify: 'c', query: {}, remove: true, arrayFilters: [] }],
  [9, { count: 'c', skip: -1 }],
  [40352, { distinct: 'c', key: '' }],
  [72, { create: 'x', capped: true }],
  [72, { create: 'x', size: 10 }],
  [2, { create: 'x', validationLevel: 'nope' }],
  [115, { create: 'x', viewOn: 'c' }],
  [26, { drop: 'nope' }],
  [13, { renameCollection: 't.c', to: 't.d' }],
  [72, { collMod: 'c', index: { expireAfterSeconds: 1 } }],
  [2, { collMod: 'c', index: { name: '_id_', hidden: true } }],
  [59, { explain: { nope: 1 } }],
  [59, { mapReduce: 'c' }],
  [73, { ping: 1, $db: 'a b' }],
  [40571, { ping: 1, $db: 5 }],
  [14, { find: 'c', lsid: 1 }],
  [40414, { find: 'c', lsid: {} }],
  [72, { insert: 'c', documents: [{}], txnNumber: long(1) }],
  [14, { insert: 'c', documents: [{}], lsid: { id: new BSON.UUID() }, txnNumber: 1 }],
  [16, { insert: 'c', documents: [{}], lsid: { id: new BSON.UUID() }, txnNumber: long(1), stmtIds: [1, 2] }],
  [50768, { find: 'c', lsid: { id: new BSON.UUID() }, txnNumber: long(1) }],
  [72, { find: 'c', lsid: { id: new BSON.UUID() }, autocommit: false }],
  [125, { commitTransaction: 1, $db: 'admin' }],
];

/** Options of `$changeStream` that are refused. */
const STREAM_REFUSALS: readonly [code: number, options: Plain][] = [
  [2, { fullDocument: 'required' }],
  [40415, { showExpandedEvents: true }],
  [40647, { resumeAfter: {} }],
  [9, { resumeAfter: { _data: 'zz' } }],
  [15, { resumeAfter: { _data: '8200' } }],
  [286, { startAtOperationTime: new BSON.Timestamp({ t: 1, i: 1 }) }],
];

/** What may not be sent within a transaction. */
const TRANSACTION_REFUSALS: readonly [code: number, command: Plain][] = [
  [263, { count: 'c' }],
  [263, { drop: 'c' }],
  [263, { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a' }] }],
  [263, { aggregate: 'c', pipeline: [{ $out: 'o' }], cursor: {} }],
  [263, { find: 'c', $db: 'admin' }],
  [72, { find: 'c', readConcern: { level: 'linearizable' } }],
  [72, { insert: 'c', documents: [{}], writeConcern: { w: 1 } }],
];

describe('what the store refuses', () => {
  let store: TestStore;
  let connection: RawConnection;

  beforeAll(async () => {
    store = await startStore();
    connection = await openConnection({ path: store.socketPath });
  });

  beforeEach(() => connection.command({ insert: 'c', documents: [{ _id: 1 }], $db: 't' }));

  afterAll(async () => {
    connection.end();
    await store.stop();
  });

  async function codeOf(command: Plain): Promise<number> {
    const { code } = await connection.command('$db' in command ? command : { ...command, $db: 't' });
    return Number(code);
  }

  it.each(REFUSALS)('is told by code %i: %j', async (code, command) => {
    expect(await codeOf(command)).toBe(code);
  });

  it.each(STREAM_REFUSALS)('is told by code %i: a stream with %j', async (code, options) => {
    expect(await codeOf({ aggregate: 'c', pipeline: [{ $changeStream: options }], cursor: {} })).toBe(code);
  });

  it.each(TRANSACTION_REFUSALS)('is told by code %i: in a transaction %j', async (code, command) => {
    const numbered = { lsid: { id: new BSON.UUID() }, txnNumber: long(1), startTransaction: true, autocommit: false };
    expect(await codeOf({ ...command, ...numbered })).toBe(code);
  });
});
