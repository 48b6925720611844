import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import { testWorld, type World } from '../../testing/world.ts';
import type { User } from '../../models/users.ts';
import { searchKeysOf } from '../../models/search-keys.ts';
import { createTeam } from '../teams/index.ts';
import { addEverybody, createRoom, inviteToRoom, listMembers } from './index.ts';

const PEOPLE = 1_000;

let world: World;
let ids: readonly string[];
const commands: string[] = [];
beforeAll(async () => {
  world = await testWorld();
  const alice = await world.ctx.models.users.find(world.alice.id);
  if (alice === null) throw new Error('alice is missing');
  const people = Array.from({ length: PEOPLE }, (_, n) => copyOf(alice, `guest-${String(n).padStart(4, '0')}`));
  await world.database.db.collection<User>('users').insertMany(people);
  ids = people.map((user) => user._id);
  world.database.client.on('commandStarted', ({ commandName }: CommandStartedEvent) => commands.push(commandName));
}, 60_000);
afterAll(() => world.close());

function copyOf(user: User, username: string): User {
  const { emailKeys: _, ...rest } = user;
  return {
    ...rest,
    _id: world.ctx.newId(),
    username,
    usernameKey: username,
    name: username,
    searchKeys: searchKeysOf(username),
    emails: [],
  };
}

async function countEverybody(): Promise<number> {
  return (await world.ctx.models.users.search('', { offset: 0, limit: 1 })).total;
}

/** Commands that were sent to the store while something was done. */
async function commandsOf(doing: () => Promise<unknown>): Promise<number> {
  commands.length = 0;
  await doing();
  return commands.length;
}

describe('a room of a thousand', () => {
  it('is filled by one call in a few dozen commands, not one for each', async () => {
    const { ctx, alice } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'all-hands' });
    const sent = await commandsOf(() => inviteToRoom(ctx, alice, { roomId: room._id, userIds: ids }));
    expect(sent).toBeLessThan(60);
    expect((await ctx.models.rooms.find(room._id))?.memberCount).toBe(PEOPLE + 1);
    expect((await ctx.models.rooms.find(room._id))?.seq).toBe(PEOPLE);
  }, 60_000);

  it('takes everybody without a word for each', async () => {
    const { ctx, alice, dora } = world;
    const { room } = await createRoom(ctx, alice, { kind: 'channel', name: 'everybody' });
    expect(await commandsOf(() => addEverybody(ctx, dora, { roomId: room._id }))).toBeLessThan(40);
    const filled = await ctx.models.rooms.find(room._id);
    expect(filled).toMatchObject({ memberCount: await countEverybody(), seq: 0 });
  }, 60_000);

  it('as a team brings them all into the rooms that are for all of it', async () => {
    const { ctx, alice } = world;
    const team = await createTeam(ctx, alice, { kind: 'channel', name: 'crowd', memberIds: ids });
    expect(team.memberCount).toBe(PEOPLE + 1);
  }, 60_000);

  it('lists its people a page at a time, in order, each once, at the cost of a page', async () => {
    const { ctx, alice } = world;
    const room = await ctx.models.rooms.findByNameKey('everybody');
    const all = await countEverybody();
    const seen: string[] = [];
    for (let offset = 0; ; offset += 200) {
      const page = { roomId: room?._id ?? '', filter: '', offset, limit: 200, byRole: true };
      const sent = await commandsOf(async () => {
        const { members, total } = await listMembers(ctx, alice, page);
        expect(total).toBe(all);
        seen.push(...members.map(({ user }) => user.username));
      });
      expect(sent).toBeLessThan(12);
      if (seen.length < offset + 200) break;
    }
    expect(new Set(seen).size).toBe(all);
    expect(seen[0]).toBe('alice');
    expect(seen.slice(1)).toEqual([...seen.slice(1)].sort());
    const found = await listMembers(ctx, alice, { roomId: room?._id ?? '', filter: 'guest-0999', offset: 0, limit: 5 });
    expect([found.total, found.members[0]?.user.username]).toEqual([1, 'guest-0999']);
  }, 60_000);
});
