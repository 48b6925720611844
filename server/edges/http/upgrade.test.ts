import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpWorld, type HttpWorld } from './testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

/** Asks for a WebSocket by hand. @returns the first line of the answer, and closes. */
function upgrade(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const { hostname, port, host } = new URL(world.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const lines = [
        `GET ${path} HTTP/1.1`,
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    });
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
  });
}

const SOCKET_IO = '/socket.io/?EIO=4&transport=websocket';

describe('a WebSocket upgrade', () => {
  it('leads to Socket.io, for our own pages and for programs', async () => {
    expect(await upgrade(SOCKET_IO)).toBe('HTTP/1.1 101 Switching Protocols');
    expect(await upgrade(SOCKET_IO, { Origin: world.origin })).toBe('HTTP/1.1 101 Switching Protocols');
  });

  it('is refused to foreign pages', async () => {
    expect(await upgrade(SOCKET_IO, { Origin: 'https://evil.example' })).toBe('HTTP/1.1 403 Forbidden');
    expect(await upgrade(SOCKET_IO, { Origin: 'null' })).toBe('HTTP/1.1 403 Forbidden');
  });

  it('is refused where nothing listens for one, and the server lives', async () => {
    for (const path of ['/', '/websocket', '/api/v1/me', '/socket.io', '//evil', '/%']) {
      expect(await upgrade(path)).toBe('HTTP/1.1 404 Not Found');
    }
    expect((await world.get('/health', null)).text).toBe('ok');
  });
});
