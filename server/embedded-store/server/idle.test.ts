import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON, MongoClient } from 'mongodb';
import { openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { expireDocuments } from './expire-documents.ts';
import { sweepIdle } from './housekeeping.ts';

const MINUTE_MS = 60_000;

describe('what nobody uses any more', () => {
  let store: TestStore;
  let client: MongoClient;
  let raw: RawConnection;

  beforeAll(async () => {
    store = await startStore();
    client = await MongoClient.connect(store.url);
    raw = await openConnection({ path: store.socketPath });
    await client
      .db('t')
      .collection<{ _id: number }>('c')
      .insertMany([1, 2, 3, 4].map((_id) => ({ _id })));
  });

  afterAll(async () => {
    raw.end();
    await client.close();
    await store.stop();
  });

  async function openCursor(options = {}): Promise<unknown> {
    const answer = await raw.command({ find: 'c', batchSize: 1, $db: 't', ...options });
    return (answer['cursor'] as { id: unknown }).id;
  }

  const more = (id: unknown, session = {}): Promise<object> =>
    raw.command({ getMore: id, collection: 'c', batchSize: 1, $db: 't', ...session });

  it('closes a cursor after ten minutes, not before, and not at all when that was asked', async () => {
    const [idle, eternal] = [await openCursor(), await openCursor({ noCursorTimeout: true })];
    sweepIdle(store.server.engine, Date.now() + 9 * MINUTE_MS);
    expect(await more(idle)).toHaveProperty('cursor');
    sweepIdle(store.server.engine, Date.now() + 11 * MINUTE_MS);
    expect(await more(idle)).toMatchObject({ codeName: 'CursorNotFound' });
    expect(await more(eternal)).toHaveProperty('cursor');
    await raw.command({ killCursors: 'c', cursors: [eternal], $db: 't' });
  });

  it('ends a session after half an hour, with its cursors', async () => {
    const lsid = { id: new BSON.UUID() };
    const id = await openCursor({ lsid, noCursorTimeout: true });
    sweepIdle(store.server.engine, Date.now() + 31 * MINUTE_MS);
    expect(await more(id, { lsid })).toMatchObject({ codeName: 'CursorNotFound' });
  });

  it('closes the cursors of a session that is killed', async () => {
    const lsid = { id: new BSON.UUID() };
    const id = await openCursor({ lsid });
    await raw.command({ killSessions: [lsid], $db: 'admin' });
    expect(await more(id, { lsid })).toMatchObject({ codeName: 'CursorNotFound' });
  });

  it('does not let another session read on', async () => {
    const id = await openCursor({ lsid: { id: new BSON.UUID() } });
    expect(await more(id, { lsid: { id: new BSON.UUID() } })).toHaveProperty('errmsg');
    expect(await more(id)).toHaveProperty('errmsg');
  });

  it('removes documents when their time is over, and tells so in the change stream', async () => {
    const tokens = client.db('t').collection<{ _id: number; at: Date | string }>('tokens');
    await tokens.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const now = Date.now();
    await tokens.insertMany([
      { _id: 1, at: new Date(now - 2 * MINUTE_MS) },
      { _id: 2, at: new Date(now) },
      { _id: 3, at: 'never' },
    ]);
    const stream = tokens.watch([], { maxAwaitTimeMS: 50 });
    await stream.tryNext();
    expect(await expireDocuments(store.server.engine, new Date(now))).toBe(1);
    expect(await tokens.distinct('_id')).toEqual([2, 3]);
    expect(await stream.next()).toMatchObject({ operationType: 'delete', documentKey: { _id: 1 } });
    await stream.close();
  });
});
