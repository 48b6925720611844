import type { AddressInfo } from 'node:net';
import { createApp } from '../../server/app.ts';
import { createFeed, createHub } from '../../server/changes/index.ts';
import { createConfig } from '../../server/config/config.ts';
import { readEnvironment } from '../../server/config/env.ts';
import { createContext } from '../../server/context.ts';
import { actorOf, openSession } from '../../server/domain/auth/index.ts';
import { sendMessage } from '../../server/domain/messages/index.ts';
import { createRoom } from '../../server/domain/rooms/index.ts';
import { insertUser, type User } from '../../server/domain/users/index.ts';
import { createLog } from '../../server/platform/log.ts';
import { connectDatabase } from '../../server/store/connect.ts';
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
    /** @returns session tokens of `count` new people in one new room of theirs, and its id. */
    crowd: async ({ name, count }: { name: string; count: number }) => {
      const people = await inBatches(count, (n) => person(`${name}${n}`, ['user']));
      const owner = await person(`${name}-owner`, ['admin', 'user']);
      const { room } = await createRoom(ctx, actorOf(owner, null), {
        kind: 'group',
        name,
        memberIds: people.map(({ _id }) => _id),
      });
      const tokens = await inBatches(count, async (n) => (await openSession(ctx, people[n] ?? owner, 'bench')).token);
      return { roomId: room._id, tokens, ownerToken: (await openSession(ctx, owner, 'bench')).token, owner: owner._id };
    },
    /**
     * Puts `rate` messages a second into a room for `seconds`, straight into the store: what is measured is how they get out of
     * it again.
     */
    write: async (input: { roomId: string; owner: string; rate: number; seconds: number; body: string }) => {
      const owner = users.get(input.owner) ?? (await ctx.models.users.find(input.owner));
      if (owner === null) throw new Error('nobody writes');
      const { roomId, rate, seconds } = input;
      const first = await sendMessage(ctx, actorOf(owner, null), { roomId, body: `${input.body}${MARK}` });
      let { seq } = first;
      return atRate(rate, seconds, async (count) => {
        const rows = Array.from({ length: count }, () => {
          seq += 1;
          return { ...first, _id: ctx.newId(), seq, rootSeq: seq, rev: seq, sentAt: ctx.clock.now() };
        });
        await ctx.models.messages.insertNew(rows);
      });
    },
  });
});
process.on('SIGTERM', () => process.exit(0));

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
