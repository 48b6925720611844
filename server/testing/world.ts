import { createConfig } from '../config/config.ts';
import { readEnvironment } from '../config/env.ts';
import type { Actor } from '../domain/actor.ts';
import { actorOf, createAccount } from '../domain/auth/index.ts';
import type { Context } from '../domain/context.ts';
import { createRoom, type Room } from '../domain/rooms/index.ts';
import { createContext, type ContextParts } from '../context.ts';
import { createLog } from '../platform/log.ts';
import { connectDatabase, type Database } from '../store/connect.ts';
import { watchQueries } from './query-plans.ts';
import { testStoreUrl } from './test-store.ts';

export const PASSWORD = 'correct horse battery';

/** A workspace with people in it. alice and bob are in the private group `room`, carol is out, dora administers. */
export interface World {
  readonly ctx: Context;
  readonly database: Database;
  readonly alice: Actor;
  readonly bob: Actor;
  readonly carol: Actor;
  readonly dora: Actor;
  /** A private group of alice, who owns it, and bob. */
  readonly room: Room;
  /** Another process on the same store. */
  another(): Promise<Context>;
  close(): Promise<void>;
}

export interface WorldOptions extends ContextParts {
  /** As in the environment, e.g. `{ OVERWRITE_SETTING_Site_Name: 'Acme' }`. */
  readonly environment?: Readonly<Record<string, string>>;
}

let worlds = 0;

/** Makes a fresh workspace in a database of its own on the store that all tests of this run share. */
export async function testWorld(options: WorldOptions = {}): Promise<World> {
  const name = `t${process.pid}_${Date.now().toString(36)}_${worlds++}`;
  const database = await connectDatabase(await testStoreUrl(), { name, monitorCommands: true });
  const queries = watchQueries(database);
  const config = createConfig(readEnvironment({ PORT: '0', LOG_LEVEL: 'silent', ...options.environment }));
  const log = createLog(config.log.level);
  const ctx = await createContext(config, database.db, log, options);

  const [alice, bob, carol, dora] = [
    await person(ctx, 'alice', ['user']),
    await person(ctx, 'bob', ['user']),
    await person(ctx, 'carol', ['user']),
    await person(ctx, 'dora', ['admin', 'user']),
  ];
  const { room } = await createRoom(ctx, alice, { kind: 'group', name: 'secret-plans', memberIds: [bob.id] });
  return {
    ctx,
    database,
    alice,
    bob,
    carol,
    dora,
    room,
    another: () => createContext(config, database.db, log, options),
    async close() {
      const scans = await queries.scans();
      await database.db.dropDatabase();
      await database.close();
      // Whoever adds a query adds its index, or says in query-plans.ts why it reads everything.
      if (scans.length > 0) throw new Error(`Queries without an index:\n  ${scans.join('\n  ')}`);
    },
  };
}

/** Makes one more person; their password is `PASSWORD`. */
export async function person(ctx: Context, username: string, roles: readonly string[] = ['user']): Promise<Actor> {
  const account = { username, name: username, email: `${username}@example.org`, password: PASSWORD };
  return actorOf(await createAccount(ctx, account, roles), null);
}
