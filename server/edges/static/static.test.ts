import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';
import { findClientFiles, serveClient } from './index.ts';

let folder: string;
const servers: Server[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>the client</title>');
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'start()');
  await writeFile(join(folder, 'assets', 'large-def456.js'), 'repeat("me");\n'.repeat(500));
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
});
afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

async function serve(from: string | null) {
  const app = express();
  serveClient(app, from);
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, init?: RequestInit) => fetch(origin + path, init);
}

describe('the client’s files', () => {
  it('are kept for ever when their name holds a hash, and asked for each time otherwise', async () => {
    const get = await serve(folder);
    expect((await get('/assets/main-abc123.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
  });

  it('come compressed to those who take it, and are the same for everybody', async () => {
    const get = await serve(folder);
    const path = '/assets/large-def456.js';
    const plain = await (await get(path, { headers: { 'Accept-Encoding': 'identity' } })).text();
    const brotli = () => get(path, { headers: { 'Accept-Encoding': 'gzip, br' } });
    // The first answer may come before the file is compressed.
    while ((await brotli()).headers.get('content-encoding') !== 'br') await new Promise((done) => setTimeout(done, 10));
    const answer = await brotli();
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(plain.length / 10);
    expect(await answer.text()).toBe(plain);
  });

  it('answer every place in the client by the page', async () => {
    const get = await serve(folder);
    for (const place of ['/', '/channel/general', '/direct/jane.doe', '/admin/settings?tab=a']) {
      const answer = await get(place);
      expect([place, answer.status, await answer.text()]).toEqual([place, 200, expect.stringContaining('the client')]);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('do not answer a missing file, another verb or a path out of the folder by the page', async () => {
    const get = await serve(folder);
    for (const path of ['/assets/old-999.js', '/assets/x', '/missing.png', '/assets/..%2f..%2fpackage.json']) {
      const answer = await get(path);
      expect([400, 403, 404]).toContain(answer.status);
    }
    expect((await get('/channel/general', { method: 'POST' })).status).toBe(404);
  });

  it('come from the folder that was named, and then from no other', () => {
    expect(findClientFiles(folder)).toBe(folder);
    expect(findClientFiles(join(folder, 'assets'))).toBeNull();
  });

  it('are replaced by a readable page when they were not built', async () => {
    const answer = await (await serve(null))('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm start');
  });
});

describe('a page', () => {
  let world: HttpWorld;
  beforeAll(async () => {
    world = await httpWorld();
  });
  afterAll(() => world.close());

  it('may run scripts from this server only, and none within itself', async () => {
    const policy = (await world.get('/', null)).headers.get('content-security-policy') ?? '';
    const rules = Object.fromEntries(policy.split(';').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
    expect(rules['script-src']).toEqual(["'self'"]);
    expect(rules['script-src-attr']).toEqual(["'none'"]);
    expect(rules['object-src']).toEqual(["'none'"]);
    expect(rules['default-src']).toEqual(["'self'"]);
    expect(rules['connect-src']).toContain(world.origin.replace('http', 'ws'));
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it('is never what an API path answers', async () => {
    for (const path of ['/api/nothing', '/api', '/hooks/nothing', '/session/nothing', '/socket.io/nothing']) {
      const answer = await world.get(path, null);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('content-type')).not.toContain('text/html');
    }
  });

  it('shows no stack when a path cannot be read', async () => {
    const answer = await world.get('/%ff%00', null);
    expect(answer.text).not.toMatch(/\n\s+at \S|node_modules/);
  });
});
