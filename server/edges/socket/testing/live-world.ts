import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFeed, createHub, type Feed, type Hub } from '../../../changes/index.ts';
import type { Actor } from '../../../domain/actor.ts';
import { openSession } from '../../../domain/auth/index.ts';
import type { Context } from '../../../domain/context.ts';
import { getUser } from '../../../domain/users/index.ts';
import { createPresenceKeeper, type PresenceKeeper } from '../../../domain/presence/index.ts';
import { testWorld, type World, type WorldOptions } from '../../../testing/world.ts';
import { createSocketEdge, type SocketEdge } from '../index.ts';
import { openClient, type TestClient } from './test-client.ts';

/** One process: a context of its own, its feed, and the socket edge on a port of its own. */
export interface LiveProcess {
  readonly ctx: Context;
  readonly hub: Hub;
  readonly feed: Feed;
  readonly presence: PresenceKeeper;
  readonly edge: SocketEdge;
  readonly origin: string;
  close(): Promise<void>;
}

export interface LiveWorld {
  readonly world: World;
  readonly first: LiveProcess;
  /** One more process on the same store. */
  another(): Promise<LiveProcess>;
  /** Logs in anew and connects; resolves with the snapshot taken. */
  connect(actor: Actor, to?: LiveProcess): Promise<TestClient>;
  token(actor: Actor): Promise<string>;
  close(): Promise<void>;
}

export async function liveWorld(options: WorldOptions = {}): Promise<LiveWorld> {
  const world = await testWorld(options);
  const processes: LiveProcess[] = [];
  const clients: TestClient[] = [];
  const start = async (ctx: Context) => {
    const started = await startProcess(ctx, world);
    processes.push(started);
    return started;
  };
  const first = await start(world.ctx);
  const token = async (actor: Actor) => {
    const user = await getUser(world.ctx, actor, { id: actor.id });
    return (await openSession(world.ctx, user, 'test')).token;
  };

  return {
    world,
    first,
    token,
    another: async () => start(await world.another()),
    async connect(actor, to = first) {
      const client = await openClient(to.origin, await token(actor));
      clients.push(client);
      await client.start();
      return client;
    },
    async close() {
      for (const client of clients) client.close();
      await Promise.all(processes.map((process) => process.close()));
      await world.close();
    },
  };
}

async function startProcess(ctx: Context, world: World): Promise<LiveProcess> {
  const hub = createHub(ctx.log);
  const feed = createFeed(ctx, world.database.db, hub);
  const presence = createPresenceKeeper(ctx);
  const edge = createSocketEdge({ ctx, hub, feed, presence });
  const server = createServer((request, response) => edge.answer(request, response));
  server.on('upgrade', (request, socket, head) => edge.accept(request, socket, head));
  await feed.start();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ctx,
    hub,
    feed,
    presence,
    edge,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await edge.close();
      await presence.close();
      await feed.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}
