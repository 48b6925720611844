import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendMessage } from '../../domain/messages/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld({ environment: { METRICS_TOKEN: 'figures please' } });
});
afterAll(() => world.close());

const metrics = async () =>
  (await world.ask('GET', '/metrics', { headers: { authorization: 'Bearer figures please' } })).text;

/** Asks again until it is so; the test's own time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('probes', () => {
  it('say that the process lives', async () => {
    for (const path of ['/livez', '/health']) {
      const answer = await world.get(path, null);
      expect([answer.status, answer.text]).toEqual([200, 'ok']);
    }
  });

  it('say that it can work: the store answers and its changes arrive', async () => {
    await until(async () => (await world.get('/readyz', null)).status === 200);
    expect((await world.get('/readyz', null)).body).toEqual({ ready: true, reasons: [] });
  });

  it('say with a reason that it cannot, and that it lives all the same', async () => {
    const broken = await httpWorld();
    await broken.feed.stop();
    const answer = await broken.get('/readyz', null);
    expect([answer.status, answer.body]).toEqual([
      503,
      { ready: false, reasons: [expect.stringContaining('changes do not arrive')] },
    ]);
    await broken.database.client.close();
    expect((await broken.get('/readyz', null)).body['reasons']).toContain('the store does not answer');
    expect((await broken.get('/livez', null)).status).toBe(200);
    await broken.close().catch(() => undefined);
  });
});

describe('GET /metrics', () => {
  it('is for those who know the token', async () => {
    expect((await world.get('/metrics', null)).status).toBe(401);
    expect((await world.ask('GET', '/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  });

  it('counts what is served and announced, and shows how far behind the feed is', async () => {
    await world.get('/api/v1/me');
    await sendMessage(world.ctx, world.alice, { roomId: world.room._id, body: 'counted' });
    await until(async () => /chat_announcements_total\{event="message:created"\} [1-9]/.test(await metrics()));
    const text = await metrics();
    expect(text).toMatch(/chat_http_request_seconds_count\{route="GET \/api\/v1\/me",status="2xx"\} 1/);
    expect(text).toMatch(/^chat_feed_healthy 1$/m);
    expect(text).toMatch(/^chat_feed_lag_seconds 0\.?\d*/m);
    expect(text).toMatch(/^chat_sockets_open 0$/m);
    expect(text).toContain('process_resident_memory_bytes');
  });
});
