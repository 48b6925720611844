import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { sendMessage } from '../../domain/messages/index.ts';
import { previewLinks } from '../../domain/previews/index.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
let folder: string;
let outside: Server;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-previews-'));
  world = await httpWorld({ environment: { UPLOADS_DIR: folder } });
  const dot = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0a0' } })
    .png()
    .toBuffer();
  outside = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/dot.png' ? 'image/png' : 'text/html');
    response.end(
      request.url === '/dot.png' ? dot : '<title>A page</title><meta property="og:image" content="/dot.png">',
    );
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  const { port } = outside.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/page`;
  await changeSetting(world.ctx, world.dora, { id: 'SSRF_Allowlist', value: `127.0.0.1:${port}` });
  await changeSetting(world.ctx, world.dora, { id: 'API_EmbedSafePorts', value: String(port) });
});
afterAll(async () => {
  outside.close();
  await world.close();
  await rm(folder, { recursive: true });
});

async function linked(): Promise<{ url: string; meta: Record<string, string> } | undefined> {
  const message = await sendMessage(world.ctx, world.alice, { roomId: world.room._id, body: url });
  await previewLinks(world.ctx, message._id);
  const { body } = await world.get(`/api/v1/chat.getMessage?msgId=${message._id}`, world.alice);
  return (body as { message?: { urls: { url: string; meta: Record<string, string> }[] } }).message?.urls[0];
}

describe('GET /link-preview', () => {
  it('gives the picture to whoever is logged in, and once only to a browser that has it', async () => {
    const path = (await linked())?.meta['ogImage'] ?? '';
    const answer = await world.get(path, world.bob);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const headers = {
      'if-none-match': answer.headers.get('etag') ?? '',
      'X-Auth-Token': await world.tokenOf(world.bob),
      'X-User-Id': world.bob.id,
    };
    expect((await fetch(world.origin + path, { headers })).status).toBe(304);
  });

  it('tells strangers nothing, nor what is not there', async () => {
    const path = (await linked())?.meta['ogImage'] ?? '';
    expect((await world.get(path, null)).status).toBe(404);
    expect((await world.get(`/link-preview/${'0'.repeat(64)}`, world.bob)).status).toBe(404);
    expect((await world.get('/link-preview/..%2f..%2fetc', world.bob)).status).toBe(404);
  });
});

describe('GET /link-preview/picture', () => {
  const at = (address: string) => `/link-preview/picture?url=${encodeURIComponent(address)}`;

  it('shows a picture of the outside world, made anew, to whoever is logged in', async () => {
    const answer = await world.get(at(url.replace('/page', '/dot.png')), world.bob);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await world.get(at(url.replace('/page', '/dot.png')), null)).status).toBe(404);
  });

  it('gives nothing that is no picture, and asks nobody in the own network', async () => {
    for (const address of [url, 'http://127.0.0.1:1/x.png', 'http://169.254.169.254/latest', 'file:///etc/passwd'])
      expect((await world.get(at(address), world.bob)).status).toBe(404);
  });
});

describe('chat.getURLPreview', () => {
  it('says what a page says of itself, to people who see the room', async () => {
    const path = `/api/v1/chat.getURLPreview?roomId=${world.room._id}&url=${encodeURIComponent(url)}`;
    expect((await world.get(path, world.alice)).body).toMatchObject({
      urlPreview: { url, meta: { pageTitle: 'A page', ogImage: expect.stringMatching(/^\/link-preview\//) } },
    });
    expect((await world.get(path, world.carol)).status).toBe(400);
    expect((await world.get(path.replace('http%3A', 'file%3A'), world.alice)).status).toBe(400);
  });
});
