import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve, type Handler } from './serve.ts';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { presentFault } from '../rest-v1/present-error.ts';
import { endpoint } from './endpoint.ts';
import { createLoginGuard } from './login-guard.ts';
import { createRateLimiter } from './rate-limit.ts';
import { httpWorld, type HttpWorld } from './testing/http-world.ts';

const scarce = endpoint({
  route: 'GET /api/v1/scarce',
  access: 'anyone',
  limit: { calls: 2, seconds: 60 },
  handle: async () => ({ here: true }),
});

let world: HttpWorld;
let server: Server;
let url: string;
beforeAll(async () => {
  world = await httpWorld();
  const counter = { ctx: world.ctx, limiter: createRateLimiter(), logins: createLoginGuard() };
  const handler: Handler = serve(counter, [scarce], {
    success: (result) => ({ status: 200, body: result as object }),
    failure: presentFault,
  });
  server = createServer((request, response) => void handler(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/scarce`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await world.close();
});

const ask = async (as?: typeof world.alice) =>
  fetch(url, { headers: as === undefined ? {} : { 'X-Auth-Token': await world.tokenOf(as), 'X-User-Id': as.id } });

describe('a limit', () => {
  it('counts down, and then says how long to wait', async () => {
    expect((await ask(world.alice)).headers.get('x-ratelimit-remaining')).toBe('1');
    expect((await ask(world.alice)).status).toBe(200);
    const refused = await ask(world.alice);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'application/json']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      success: false,
      error: expect.stringContaining('[error-too-many-requests]'),
      errorType: 'error-too-many-requests',
      details: { timeToReset: expect.any(Number), seconds: expect.any(Number) },
    });
  });

  it('is counted for each account and each address of strangers by itself', async () => {
    expect((await ask(world.bob)).status).toBe(200);
    const strangers = [await ask(), await ask(), await ask()];
    expect(strangers.map(({ status }) => status)).toEqual([200, 200, 429]);
  });

  it('does not hold for those who may pass it', async () => {
    for (let call = 0; call < 5; call += 1) expect((await ask(world.dora)).status).toBe(200);
  });
});
