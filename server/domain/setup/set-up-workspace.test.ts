import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConfig } from '../../config/config.ts';
import { readEnvironment } from '../../config/env.ts';
import { createContext } from '../../context.ts';
import { createLog } from '../../platform/log.ts';
import { connectDatabase, type Database } from '../../store/connect.ts';
import { testStoreUrl } from '../../testing/test-store.ts';
import type { Context } from '../context.ts';
import { isSetUp, setUpWorkspace } from './index.ts';

let database: Database;
let one: Context;
let two: Context;
beforeAll(async () => {
  database = await connectDatabase(await testStoreUrl(), { name: `setup_${process.pid}_${Date.now().toString(36)}` });
  const config = createConfig(readEnvironment({ LOG_LEVEL: 'silent' }));
  one = await createContext(config, database.db, createLog('silent'));
  two = await createContext(config, database.db, createLog('silent'));
});
afterAll(async () => {
  await database.db.dropDatabase();
  await database.close();
});

const plan = (username: string) => ({
  admin: { username, name: username, email: `${username}@example.org`, password: 'long enough' },
  organizationName: 'Acme',
  language: 'en',
  channels: ['general', 'random'],
});

describe('setUpWorkspace', () => {
  it('makes one administrator, also when several visitors finish the wizard in the same moment', async () => {
    expect(await isSetUp(one)).toBe(false);
    const tries = await Promise.allSettled(
      ['ann', 'ben', 'cat', 'dan'].map((name, at) => setUpWorkspace(at % 2 === 0 ? one : two, plan(name))),
    );
    const admins = await one.models.users.listActiveWithRole('admin');
    expect(admins).toHaveLength(1);
    expect(tries.filter((tried) => tried.status === 'fulfilled')).toHaveLength(1);
    expect(tries.find((tried) => tried.status === 'rejected')).toMatchObject({
      reason: { code: 'setup-already-done' },
    });
    expect(await isSetUp(two)).toBe(true);
  });

  it('names the place and opens the first channels, beside the one that is there already', async () => {
    expect(one.settings.get('Site_Name') === 'Acme' || two.settings.get('Site_Name') === 'Acme').toBe(true);
    const rooms = await database.db.collection('rooms').find({ kind: 'channel' }).toArray();
    expect(rooms.map((room) => String(room['name'])).sort()).toEqual(['general', 'random']);
  });

  it('founds what must exist once, though two processes started on an empty store', async () => {
    expect(await database.db.collection<{ _id: string }>('rooms').countDocuments({ _id: 'GENERAL' })).toBe(1);
    expect(await database.db.collection<{ _id: string }>('users').countDocuments({ _id: 'rocket.cat' })).toBe(1);
  });
});
