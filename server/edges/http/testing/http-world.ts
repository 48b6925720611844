import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../app.ts';
import { createFeed, createHub, type Feed } from '../../../changes/index.ts';
import type { Actor } from '../../../domain/actor.ts';
import { logIn } from '../../../domain/auth/index.ts';
import { PASSWORD, testWorld, type World, type WorldOptions } from '../../../testing/world.ts';

export interface Asked {
  readonly as?: Actor | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body when it is JSON, else the text. */
  readonly body: Record<string, unknown> & { readonly [field: string]: never };
  readonly text: string;
}

/** The whole server behind a port of this machine, on a workspace with people in it. */
export interface HttpWorld extends World {
  readonly origin: string;
  readonly feed: Feed;
  /** Asks as somebody, by Rocket.Chat's two headers. */
  ask(method: string, path: string, asked?: Asked): Promise<Answered>;
  get(path: string, as?: Actor | null): Promise<Answered>;
  post(path: string, body: unknown, as?: Actor | null): Promise<Answered>;
  tokenOf(actor: Actor): Promise<string>;
}

export async function httpWorld(options: WorldOptions = {}): Promise<HttpWorld> {
  const world = await testWorld(options);
  const hub = createHub(world.ctx.log);
  const feed = createFeed(world.ctx, world.database.db, hub);
  await feed.start();
  const app = await createApp(world.ctx, { feed, hub });
  app.httpServer.listen(0, '127.0.0.1');
  await once(app.httpServer, 'listening');
  const origin = `http://127.0.0.1:${(app.httpServer.address() as AddressInfo).port}`;

  const tokens = new Map<string, Promise<string>>();
  function tokenOf(actor: Actor): Promise<string> {
    const known = tokens.get(actor.id);
    if (known !== undefined) return known;
    const made = logIn(world.ctx, { user: actor.username, password: PASSWORD }, 'test').then(({ token }) => token);
    tokens.set(actor.id, made);
    return made;
  }

  async function ask(method: string, path: string, { as = null, body, headers = {} }: Asked = {}): Promise<Answered> {
    const identity = as === null ? {} : { 'X-Auth-Token': await tokenOf(as), 'X-User-Id': as.id };
    const content = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await fetch(origin + path, {
      method,
      headers: { ...content, ...identity, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
  }

  return {
    ...world,
    origin,
    feed,
    ask,
    tokenOf,
    get: (path, as = world.alice) => ask('GET', path, { as }),
    post: (path, body, as = world.alice) => ask('POST', path, { as, body }),
    async close() {
      await app.close();
      await feed.stop();
      await world.close();
    },
  };
}
