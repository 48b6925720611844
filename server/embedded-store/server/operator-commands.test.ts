import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { openConnection, type Plain, type RawConnection } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { until } from '../testing/until.ts';

let store: TestStore;
let connection: RawConnection;

beforeAll(async () => {
  store = await startStore();
  connection = await openConnection({ path: store.socketPath });
  const documents = Array.from({ length: 500 }, (_, _id) => ({ _id, a: _id % 7, tags: ['x', `t${_id}`] }));
  await connection.command({ insert: 'c', documents, $db: 't' });
  const indexes = [
    { key: { a: 1 }, name: 'a' },
    { key: { tags: 1 }, name: 'tags' },
    { key: { a: 'text' }, name: 'words' },
    { key: { _id: -1, a: 1 }, name: 'once', unique: true },
    { key: { a: -1 }, name: 'some', partialFilterExpression: { a: { $gt: 3 } } },
  ];
  await connection.command({ createIndexes: 'c', indexes, $db: 't' });
});

afterAll(async () => {
  connection.end();
  await store.stop();
});

async function ask(command: Plain): Promise<Plain> {
  const answer = await connection.command('$db' in command ? command : { ...command, $db: 'admin' });
  return JSON.parse(BSON.EJSON.stringify(answer)) as Plain;
}

describe('validate', () => {
  it('counts documents and keys, and finds nothing wrong with a sound collection', async () => {
    const { keysPerIndex, nrecords, valid, errors } = await ask({ validate: 'c', $db: 't' });
    expect({ nrecords, valid, errors }).toEqual({ nrecords: 500, valid: true, errors: [] });
    expect(keysPerIndex).toEqual({ _id_: 500, a: 500, tags: 1000, words: 0, once: 500, some: 213 });
  });

  it('names the index that lacks an entry or has one too many', async () => {
    const { env } = store.server.engine.store;
    const collection = store.server.engine.store.find('t.c');
    const index = collection?.indexes.find(({ name }) => name === 'a');
    if (index === undefined) throw new Error('the index is gone');
    const start = Buffer.alloc(4);
    start.writeUInt32BE(index.id);
    const [first] = [...env.entries.getKeys({ start, limit: 1 })].map((key) => Buffer.from(key));
    if (first === undefined) throw new Error('the index has no entries');
    const value = Buffer.from(env.entries.get(first) ?? Buffer.alloc(0));
    await env.entries.remove(first);
    expect(await ask({ validate: 'c', $db: 't' })).toMatchObject({
      valid: false,
      errors: ['index a: 1 entries are missing, 0 are too many'],
      indexDetails: { a: { valid: false }, tags: { valid: true } },
    });

    await env.entries.put(first, value);
    const stranger = Buffer.concat([start, Buffer.alloc(12, 1)]);
    await env.entries.put(stranger, value);
    expect(await ask({ validate: 'c', $db: 't' })).toMatchObject({
      valid: false,
      errors: ['index a: 0 entries are missing, 1 are too many'],
    });
    await env.entries.remove(stranger);
    expect(await ask({ validate: 'c', $db: 't' })).toMatchObject({ valid: true });
  });

  it('is right while others write', async () => {
    const writer = await openConnection({ path: store.socketPath });
    let isOver = false;
    const writing = (async () => {
      for (let i = 0; !isOver; i++) {
        await writer.command({ insert: 'w', documents: [{ _id: i, a: i }], $db: 't' });
        await writer.command({ update: 'w', updates: [{ q: { _id: i }, u: { $set: { a: -i } } }], $db: 't' });
        if (i === 0) await writer.command({ createIndexes: 'w', indexes: [{ key: { a: 1 }, name: 'a' }], $db: 't' });
      }
    })();
    for (let round = 0; round < 10; round++)
      expect(await ask({ validate: 'w', $db: 't' })).not.toMatchObject({ valid: false });
    isOver = true;
    await writing;
    writer.end();
  });
});

describe('killOp', () => {
  it('ends the command that currentOp tells of, and the connection goes on', async () => {
    const victim = await openConnection({ path: store.socketPath });
    const stream = await victim.command({ aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {}, $db: 't' });
    const { id } = stream['cursor'] as { id: BSON.Long };
    const waiting = victim.command({ getMore: id, collection: 'c', maxTimeMS: 60_000, $db: 't' });
    const opid = await until('the command to be listed', async () => {
      const { inprog } = await ask({ currentOp: 1 });
      return (inprog as Plain[]).find(({ ns, op }) => op === 'getmore' && ns === 't.c')?.['opid'] as number | undefined;
    });
    expect(await ask({ killOp: 1, op: opid })).toMatchObject({ ok: 1, info: 'attempting to kill op' });
    expect(await waiting).toMatchObject({ codeName: 'Interrupted' });
    expect(Number((await victim.command({ ping: 1, $db: 't' }))['ok'])).toBe(1);
    expect(await ask({ killOp: 1, op: 123456 })).toMatchObject({ ok: 1 });
    victim.end();
  });

  it('ends a long pipeline', async () => {
    const victim = await openConnection({ path: store.socketPath });
    const numbers = { input: { $range: [0, 1000] }, in: 1 };
    const lookup = { from: 'c', pipeline: [{ $set: { m: { $map: numbers } } }, { $match: { m: 5 } }], as: 'x' };
    const long = victim.command({ aggregate: 'c', pipeline: [{ $lookup: lookup }], cursor: {}, $db: 't' });
    const opid = await until('the command to be listed', async () => {
      const { inprog } = await ask({ currentOp: 1 });
      const found = (inprog as Plain[]).find(({ ns, desc }) => ns === 't.c' && desc !== undefined);
      return found?.['opid'] as number | undefined;
    });
    await ask({ killOp: 1, op: opid });
    expect(await long).toMatchObject({ codeName: 'Interrupted' });
    victim.end();
  });
});

describe('explain', () => {
  const explained = (explain: Plain, verbosity = 'executionStats'): Promise<Plain> =>
    ask({ explain, verbosity, $db: 't' });

  it('tells what each stage did, from the answer down to the keys', async () => {
    const { executionStats } = await explained({ find: 'c', filter: { a: 3 }, sort: { tags: 1 }, limit: 5 });
    expect(executionStats).toMatchObject({
      nReturned: 5,
      executionStages: {
        stage: 'SORT',
        nReturned: 5,
        inputStage: { stage: 'FETCH', docsExamined: 71, inputStage: { stage: 'IXSCAN', keysExamined: 71 } },
      },
    });
    const scan = (await explained({ find: 'c', filter: { b: 1 } }))['executionStats'];
    expect(scan).toMatchObject({ executionStages: { stage: 'COLLSCAN', nReturned: 0, docsExamined: 500 } });
  });

  it.each<[string, Plain]>([
    ['UPDATE', { update: 'c', updates: [{ q: { a: 1 }, u: { $set: { b: 1 } } }] }],
    ['DELETE', { delete: 'c', deletes: [{ q: { a: 1 }, limit: 0 }] }],
    ['COUNT', { count: 'c', query: { a: 1 } }],
    ['DELETE', { findAndModify: 'c', query: { a: 1 }, remove: true }],
  ])('names what is done with what is found: %s by %j, and does not do it', async (stage, command) => {
    const before = await ask({ dbHash: 1, collections: ['c'], $db: 't' });
    const { queryPlanner, executionStats } = await explained(command, 'allPlansExecution');
    expect(queryPlanner).toMatchObject({ winningPlan: { stage }, parsedQuery: { a: 1 } });
    expect(executionStats).toMatchObject({ executionStages: { stage }, allPlansExecution: [] });
    expect((await ask({ dbHash: 1, collections: ['c'], $db: 't' }))['md5']).toBe(before['md5']);
  });
});

describe('the database local', () => {
  const find = async (command: Plain): Promise<Plain[]> => {
    const { cursor } = await ask({ ...command, $db: 'local' });
    return (cursor as Plain)['firstBatch'] as Plain[];
  };

  it('shows the log from its beginning and from its end, as tools ask for it', async () => {
    await ask({ insert: 'shown', documents: [{ _id: 1 }], $db: 't' });
    await ask({ update: 'shown', updates: [{ q: { _id: 1 }, u: { $set: { a: 1 }, $unset: { b: 1 } } }], $db: 't' });
    await ask({ delete: 'shown', deletes: [{ q: { _id: 1 }, limit: 1 }], $db: 't' });
    const newest = await find({ find: 'oplog.rs', filter: { ns: 't.shown' }, sort: { $natural: -1 }, limit: 3 });
    expect(newest.map(({ op, o, o2 }) => ({ op, o, o2 }))).toEqual([
      { op: 'd', o: { _id: 1 }, o2: undefined },
      { op: 'u', o: { $v: 1, $set: { a: 1 } }, o2: { _id: 1 } },
      { op: 'i', o: { _id: 1 }, o2: undefined },
    ]);
    const [oldest] = await find({ find: 'oplog.rs', sort: { $natural: 1 }, limit: 1, projection: { op: 1, ns: 1 } });
    expect(oldest).toMatchObject({ op: 'c', ns: 't.$cmd' });
    const all = await find({ find: 'oplog.rs', batchSize: 10_000 });
    const { count, maxSize, size } = (await ask({ collStats: 'oplog.rs', $db: 'local' })) as Record<string, number>;
    expect(all.length).toBe(count);
    expect(maxSize).toBeGreaterThan(size ?? 0);
  });

  it('names the set, lists what it shows, and is not written to', async () => {
    const [config] = await find({ find: 'system.replset' });
    expect(config).toMatchObject({ _id: 'rs0', members: [{ _id: 0 }] });
    const counted = { aggregate: 'system.replset', pipeline: [{ $group: { _id: 1, n: { $sum: 1 } } }], cursor: {} };
    expect(await find(counted)).toEqual([{ _id: 1, n: 1 }]);
    const listed = await find({ listCollections: 1 });
    expect(listed.map(({ name }) => name)).toEqual(['oplog.rs', 'system.replset']);
    expect(await ask({ insert: 'oplog.rs', documents: [{}], $db: 'local' })).toMatchObject({ code: 73 });
    expect(await ask({ find: 'oplog.rs', sort: { ns: 1 }, $db: 'local' })).toMatchObject({ code: 115 });
  });
});

describe('commands of tools', () => {
  it('listCommands names every command, and what it is called otherwise', async () => {
    const { commands } = (await ask({ listCommands: 1 })) as { commands: Record<string, Plain> };
    expect(Object.keys(commands)).toEqual(expect.arrayContaining(['find', 'insert', 'validate', 'listCommands']));
    expect(commands['findAndModify']).toMatchObject({ aliases: ['findandmodify'], adminOnly: false });
  });

  it('dbHash is the same for the same documents, whatever order they came in', async () => {
    await ask({ insert: 'c', documents: [{ _id: 1 }, { _id: 2 }], $db: 'one' });
    await ask({ insert: 'c', documents: [{ _id: 2 }, { _id: 1 }], $db: 'two' });
    await ask({ insert: 'c', documents: [{ _id: 2 }, { _id: 3 }], $db: 'three' });
    const [one, two, three] = await Promise.all(['one', 'two', 'three'].map((db) => ask({ dbHash: 1, $db: db })));
    expect(two?.['md5']).toBe(one?.['md5']);
    expect(three?.['md5']).not.toBe(one?.['md5']);
  });

  it.each<[Plain, Plain]>([
    [{ dataSize: 't.c' }, { numObjects: 500, estimate: false }],
    [{ getLog: '*' }, { names: ['global', 'startupWarnings'] }],
    [{ getLog: 'nope' }, { code: 96 }],
    [{ features: 1 }, { js: false }],
    [{ fsync: 1 }, { ok: 1 }],
    [{ fsyncUnlock: 1 }, { code: 20 }],
    [{ setFeatureCompatibilityVersion: '5.0' }, { ok: 1 }],
    [{ setFeatureCompatibilityVersion: '7.0' }, { code: 4926900 }],
    [{ setParameter: 1, logLevel: 1 }, { code: 72 }],
    [{ getParameter: 1, logComponentVerbosity: 1 }, { logComponentVerbosity: { verbosity: 0 } }],
    [{ getDefaultRWConcern: 1 }, { defaultWriteConcern: { w: 'majority', wtimeout: 0 } }],
    [{ connPoolStats: 1 }, { totalCreated: 0 }],
    [{ replSetInitiate: {} }, { code: 23 }],
    [{ compact: 'c', $db: 't' }, { code: 115 }],
    [{ reIndex: 'c', $db: 't' }, { code: 20 }],
    [{ planCacheClear: 'c', $db: 't' }, { ok: 1 }],
    [{ planCacheListFilters: 'c', $db: 't' }, { filters: [] }],
    [{ collStats: 'c', scale: 0, $db: 't' }, { code: 51024 }],
    [{ dbStats: 1, scale: -1, $db: 't' }, { code: 51024 }],
    [{ dbStats: 1, scale: 1024, $db: 't' }, { scaleFactor: 1024 }],
    [{ convertToCapped: 'c', size: 100, $db: 't' }, { code: 59 }],
    [{ mapReduce: 'c', $db: 't' }, { code: 59 }],
    [{ createUser: 'x', pwd: 'y', roles: [], $db: 't' }, { code: 59 }],
    [{ shutdown: 1 }, { code: 59 }],
  ])('%j is answered by %j', async (command, answer) => expect(await ask(command)).toMatchObject(answer));

  it('serverStatus counts operations and bytes', async () => {
    const before = await ask({ serverStatus: 1 });
    await ask({ find: 'c', $db: 't' });
    const after = await ask({ serverStatus: 1 });
    const queries = (status: Plain): unknown => (status['opcounters'] as Plain)['query'];
    expect(Number(queries(after)) - Number(queries(before))).toBe(1);
    const bytes = (status: Plain): unknown => (status['network'] as Plain)['bytesOut'];
    expect(Number(bytes(after))).toBeGreaterThan(Number(bytes(before)) + 1000);
  });

  it('the sessions that are open are listed', async () => {
    const lsid = { id: new BSON.UUID() };
    await ask({ find: 'c', lsid, $db: 't' });
    const { cursor } = await ask({ aggregate: 1, pipeline: [{ $listLocalSessions: {} }], cursor: {} });
    expect(JSON.stringify(cursor)).toContain(Buffer.from(lsid.id.buffer).toString('base64'));
  });

  it('the log of the server can be read', async () => {
    const stray = await openConnection({ path: store.socketPath });
    stray.end();
    expect(await ask({ getLog: 'global' })).toMatchObject({ ok: 1 });
  });
});
