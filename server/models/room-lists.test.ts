import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { connectDatabase, type Database } from '../store/connect.ts';
import { testStoreUrl } from '../testing/test-store.ts';
import { testWorld, type World } from '../testing/world.ts';
import { createRooms } from './rooms.ts';

describe('the lists of the directory', () => {
  let world: World;
  let watched: Database;
  const asked: Document[] = [];
  beforeAll(async () => {
    world = await testWorld();
    watched = await connectDatabase(await testStoreUrl(), {
      name: world.database.db.databaseName,
      monitorCommands: true,
    });
    watched.client.on('commandStarted', ({ commandName, command }) => commandName === 'find' && asked.push(command));
  });
  afterAll(async () => {
    await watched.close();
    await world.close();
  });

  it('come off an index in each of their orders: no page costs more than it shows', async () => {
    const rooms = createRooms(watched.db);
    const page = { offset: 10, limit: 10 };
    for (const order of ['name', 'members', 'activity', 'created'] as const) {
      await rooms.searchChannels('', page, { teamIds: ['team'], bannedIds: ['banned'], withoutTeams: true }, order);
      await rooms.searchTeams('', page, null, order);
      await rooms.searchTeams('', page, ['team'], order);
    }
    await rooms.searchDiscussions('parent', '', page);
    expect(asked).toHaveLength(13);
    for (const { find, filter, sort, skip, limit } of asked.splice(0)) {
      const explain = { find, filter, sort, skip, limit };
      const plan = JSON.stringify(await world.database.db.command({ explain, verbosity: 'queryPlanner' }));
      const stages = [...plan.matchAll(/"stage":"(\w+)"/g)].map(([, stage]) => stage);
      expect([filter, sort, stages.filter((stage) => stage === 'SORT' || stage === 'COLLSCAN')]).toEqual([
        filter,
        sort,
        [],
      ]);
    }
  });
});
