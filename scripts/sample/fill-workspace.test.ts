import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConfig } from '../../server/config/config.ts';
import { readEnvironment } from '../../server/config/env.ts';
import { createContext } from '../../server/context.ts';
import { actorOf, logIn } from '../../server/domain/auth/index.ts';
import type { Context } from '../../server/domain/context.ts';
import { pageMessages } from '../../server/domain/messages/index.ts';
import { listJoined } from '../../server/domain/rooms/index.ts';
import { isSetUp } from '../../server/domain/setup/index.ts';
import { createLog } from '../../server/platform/log.ts';
import { connectDatabase, type Database } from '../../server/store/connect.ts';
import { testStoreUrl } from '../../server/testing/test-store.ts';
import { fillWorkspace, SAMPLE_PASSWORD } from './fill-workspace.ts';
import { people } from './people.ts';
import { sampleClock } from './sample-clock.ts';
import { writePast } from './write-past.ts';

let database: Database;
let ctx: Context;

beforeAll(async () => {
  database = await connectDatabase(await testStoreUrl(), { name: `sample_${process.pid}_${Date.now()}` });
  const config = createConfig(readEnvironment({}));
  ctx = await createContext(config, database.db, createLog('silent'), { clock: sampleClock() });
  const year = { from: new Date(Date.UTC(2024, 0, 1)), to: new Date(Date.UTC(2025, 0, 1)) };
  await fillWorkspace(ctx, {
    talkativeness: 0.02,
    before: (rooms) => writePast(ctx, rooms, { messages: 3_000, span: year }),
  });
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

  it('remembers a past as long as was asked for, spread over the rooms and read by all', async () => {
    const alice = await ctx.models.users.findByUsernameKey('alice');
    if (alice === null) throw new Error('Alice is missing.');
    const joined = await listJoined(ctx, actorOf(alice, null));
    const engineering = joined.find(({ room }) => room.name === 'engineering');
    if (engineering === undefined) throw new Error('There is no #engineering.');

    expect(engineering.room.rootSeq).toBeGreaterThan(1_000);
    const { messages } = await pageMessages(ctx, actorOf(alice, null), { roomId: engineering.room._id, limit: 200 });
    expect(messages.filter(({ sentAt }) => sentAt.getUTCFullYear() === 2024).length).toBeGreaterThan(100);
    expect(engineering.room.rootSeq - engineering.member.lastReadRootSeq).toBeLessThan(100);
  });
});
