import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpWorld, type HttpWorld } from './testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

/** Sends bytes as they are. @returns the first line of the answer, empty when the connection was just closed. */
function send(bytes: string): Promise<string> {
  const { hostname, port } = new URL(world.origin);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.end(Buffer.from(bytes, 'latin1')));
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
}

const request = (line: string, ...headers: readonly string[]) =>
  [line, 'Host: chat', 'Connection: close', ...headers, '', ''].join('\r\n');

describe('the server lives through', () => {
  it.each([
    ['half a request', 'GET'],
    ['another protocol', '\x16\x03\x01\x02\x00\x01'],
    ['a length that is none', request('POST /api/v1/login HTTP/1.1', 'Content-Length: -5')],
    ['two lengths', request('POST /api/v1/login HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked')],
    ['a NUL in a header', request('GET /api/v1/me HTTP/1.1', 'X-Auth-Token: a\x00b')],
    ['no host', 'GET /api/info HTTP/1.1\r\n\r\n'],
    ['a tunnel', request('CONNECT chat:1 HTTP/1.1')],
    ['a body that breaks off', `${request('POST /api/v1/login HTTP/1.1', 'Content-Length: 900')}{"user"`],
    ['an endless header', request('GET / HTTP/1.1', `X-Long: ${'x'.repeat(100_000)}`)],
    ['a foreign address', request('GET http://evil.example/api/info HTTP/1.1')],
    ['ways up', request('GET /..%2f..\\..\\etc/passwd HTTP/1.1')],
  ])('%s', async (_, bytes) => {
    const first = await send(bytes);
    expect(first).not.toContain(' 500 ');
    expect((await world.get('/health', null)).text).toBe('ok');
  });
});
