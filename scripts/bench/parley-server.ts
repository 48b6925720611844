import type { AddressInfo } from 'node:net';
import { createApp } from '../../server/app.ts';
import { createFeed, createHub } from '../../server/changes/index.ts';
import { createConfig } from '../../server/config/config.ts';
import { readEnvironment } from '../../server/config/env.ts';
import { createContext } from '../../server/context.ts';
import { actorOf, openSession } from '../../server/domain/auth/index.ts';
import { sendMessage } from '../../server/domain/messages/index.ts';
import { createRoom, newMember } from '../../server/domain/rooms/index.ts';
import { insertUser, type User } from '../../server/domain/users/index.ts';
import { createLog } from '../../server/platform/log.ts';
import { connectDatabase } from '../../server/store/connect.ts';
import { repeatableRandom } from '../sample/small-talk.ts';
import { writePast } from '../sample/write-past.ts';
import { serve } from './children.ts';
import { MARK } from './socket-driver.ts';

/** The whole platform on the store that MONGO_URL names, as it runs, and able to make people and messages without a browser. */
const config = createConfig(readEnvironment());
const database = await connectDatabase(config.store.mongoUrl ?? '');
const log = createLog(config.log.level);
const ctx = await createContext(config, database.db, log);
const hub = createHub(log);
const feed = createFeed(ctx, database.db, hub);
await feed.start();
const app = await createApp(ctx, { feed, hub });
const users = new Map<string, User>();

app.httpServer.listen(0, '127.0.0.1', () => {
  serve((app.httpServer.address() as AddressInfo).port, {
    /**
     * Makes `count` new people who can log in, in one new room of theirs with an owner; `members` more are in it who never come.
     * @returns a `Crowd`
     */
    crowd: async ({ name, count, members = 0 }: { name: string; count: number; members?: number }) => {
      const people = await inBatches(count, (n) => person(`${name}p${n}`, ['user']));
      const extras = Array.from({ length: members }, (_, n) => ({
        id: `${name}m${n}`,
        username: `${name}m${n}`,
        name: 'M',
      }));
      const owner = await person(`${name}-owner`, ['admin', 'user']);
      const memberIds = people.map(({ _id }) => _id);
      const { room } = await createRoom(ctx, actorOf(owner, null), { kind: 'group', name, memberIds });
      for (let at = 0; at < extras.length; at += 500)
        await ctx.models.members.join(
          room._id,
          extras.slice(at, at + 500).map((one) => newMember(ctx, room, one)),
        );
      const tokens = await inBatches(count, async (n) => (await openSession(ctx, people[n] ?? owner, 'bench')).token);
      return { roomId: room._id, tokens, ownerToken: (await openSession(ctx, owner, 'bench')).token, owner: owner._id };
    },
    /** Makes people who can log in and share no room. @returns their ids and tokens. */
    strangers: async ({ name, count }: { name: string; count: number }) =>
      inBatches(count, async (n) => {
        const user = await person(`${name}s${n}`, ['user']);
        return { id: user._id, token: (await openSession(ctx, user, 'bench')).token };
      }),
    /** Puts `count` messages into a room as fast as the store takes them. */
    fill: async ({ roomId, owner, count }: { roomId: string; owner: string; count: number }) => {
      const put = await putter(roomId, owner, 'A line as people write them, about nothing in particular.');
      for (let left = count; left > 0; left -= 1_000) await put(Math.min(left, 1_000));
    },
    /**
     * Gives new rooms a past of many messages; `reader` is in every second one.
     * @returns pairs of words, each of which stands in one of the messages
     */
    past: async (input: { rooms: number; reader: string; messages: number; pairs: number }) => {
      const reader = users.get(input.reader) ?? null;
      if (reader === null) throw new Error('nobody reads');
      const writer = await person('writer', ['admin', 'user']);
      const speakers = [{ id: writer._id, username: writer.username, name: writer.name }];
      const rooms = await inBatches(input.rooms, async (n) => {
        const plan = { kind: 'group', name: `past${n}`, memberIds: n % 2 === 0 ? [reader._id] : [] } as const;
        const { room } = await createRoom(ctx, actorOf(writer, null), plan);
        return { roomId: room._id, speakers, weight: 1 };
      });
      const now = ctx.clock.now();
      const span = { from: new Date(now.getTime() - 2 * 365 * 86_400_000), to: now };
      await writePast(ctx, rooms, { messages: input.messages, span });
      return pairsOfWords(rooms, input.pairs);
    },
    /**
     * Puts `rate` messages a second into a room for `seconds`, straight into the store: what is measured is how they get out of
     * it again.
     */
    write: async (input: { roomId: string; owner: string; rate: number; seconds: number; body: string }) => {
      const put = await putter(input.roomId, input.owner, `${input.body}${MARK}`);
      return atRate(input.rate, input.seconds, put);
    },
  });
});
process.on('SIGTERM', () => process.exit(0));

/** Two words of one message, for messages from all over the rooms. */
async function pairsOfWords(rooms: readonly { readonly roomId: string }[], count: number): Promise<string[]> {
  const random = repeatableRandom(count);
  const pairs: string[] = [];
  while (pairs.length < count) {
    const roomId = rooms[Math.floor(random() * rooms.length)]?.roomId ?? '';
    const seq = Math.floor(random() * ((await ctx.models.rooms.find(roomId))?.seq ?? 0));
    const { terms = [] } = (await ctx.models.messages.findBySeq(roomId, seq)) ?? {};
    const at = Math.floor(random() * (terms.length - 1));
    if (terms.length > 1) pairs.push(`${terms[at]} ${terms[at + 1]}`);
  }
  return pairs;
}

/** @returns puts some messages into a room, straight into the store, numbered as the room's next. */
async function putter(roomId: string, ownerId: string, body: string): Promise<(count: number) => Promise<void>> {
  const owner = users.get(ownerId) ?? (await ctx.models.users.find(ownerId));
  if (owner === null) throw new Error('nobody writes');
  const first = await sendMessage(ctx, actorOf(owner, null), { roomId, body });
  return async (count) => {
    const taken = { seq: count, rootSeq: count, groupSeq: 0, rev: count };
    const last = (await ctx.models.rooms.takeNumbers(roomId, taken, null))?.seq ?? 0;
    const rows = Array.from({ length: count }, (_, n) => {
      const seq = last - count + n + 1;
      return { ...first, _id: ctx.newId(), seq, rootSeq: seq, rev: seq, sentAt: ctx.clock.now() };
    });
    await ctx.models.messages.insertNew(rows);
  };
}

async function person(username: string, roles: readonly string[]): Promise<User> {
  const user = await insertUser(ctx, { username, name: username, email: null, roles, passwordHash: null });
  users.set(user._id, user);
  return user;
}

async function inBatches<Result>(count: number, make: (n: number) => Promise<Result>): Promise<Result[]> {
  const made: Result[] = [];
  for (let at = 0; at < count; at += 50)
    made.push(...(await Promise.all(Array.from({ length: Math.min(50, count - at) }, (_, n) => make(at + n)))));
  return made;
}

/** Calls `write` with how many are due, whenever some are. @returns how many that were, and the one before. */
async function atRate(rate: number, seconds: number, write: (count: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let done = 0;
  while (done < rate * seconds && performance.now() - started < seconds * 3_000) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - started) / 1000) * rate)) - done;
    if (due > 0) await write(due);
    done += due;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return done + 1;
}
