import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConfig } from '../../server/config/config.ts';
import { readEnvironment } from '../../server/config/env.ts';
import { createContext } from '../../server/context.ts';
import { actorOf, logIn } from '../../server/domain/auth/index.ts';
import type { Context } from '../../server/domain/context.ts';
import { listJoined } from '../../server/domain/rooms/index.ts';
import { isSetUp } from '../../server/domain/setup/index.ts';
import { createLog } from '../../server/platform/log.ts';
import { connectDatabase, type Database } from '../../server/store/connect.ts';
import { testStoreUrl } from '../../server/testing/test-store.ts';
import { fillWorkspace, SAMPLE_PASSWORD } from './fill-workspace.ts';
import { people } from './people.ts';
import { sampleClock } from './sample-clock.ts';

let database: Database;
let ctx: Context;

beforeAll(async () => {
  database = await connectDatabase(await testStoreUrl(), { name: `sample_${process.pid}_${Date.now()}` });
  const config = createConfig(readEnvironment({}));
  ctx = await createContext(config, database.db, createLog('silent'), { clock: sampleClock() });
  await fillWorkspace(ctx, 0.02);
});
afterAll(async () => {
  await database.db.dropDatabase();
  await database.close();
});

describe('fillWorkspace', () => {
  it('leaves nothing for the wizard to ask', async () => {
    expect(await isSetUp(ctx)).toBe(true);
  });

  it('lets everybody in it log in', async () => {
    for (const { username } of people) {
      const login = logIn(ctx, { user: username, password: SAMPLE_PASSWORD }, 'test');
      await expect(login).resolves.toMatchObject({ user: { username } });
    }
  });

  it('puts people into rooms where something has been said, in the past', async () => {
    const alice = await ctx.models.users.findByUsernameKey('alice');
    if (alice === null) throw new Error('Alice is missing.');
    const joined = await listJoined(ctx, actorOf(alice, null));

    expect(joined.map(({ room }) => room.name)).toEqual(expect.arrayContaining(['general', 'engineering', 'leads']));
    for (const { room } of joined) {
      expect(room.rootSeq).toBeGreaterThan(0);
      expect(room.lastMessageAt?.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });
});
