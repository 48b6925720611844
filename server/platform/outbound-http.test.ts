import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPublicAddress, readHosts } from './outbound-address.ts';
import { fetchOutside, type OutboundOptions } from './outbound-http.ts';

let server: Server;
let port: number;
let asked: string[] = [];
beforeAll(async () => {
  server = createServer(respond).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function respond(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? '/';
  asked.push(`${request.headers.host} ${url}`);
  const [, path = '', count = '0'] = url.split('/');
  if (path === 'redirect') {
    const left = Number(count);
    response.writeHead(302, { Location: left === 0 ? '/end' : `/redirect/${left - 1}` }).end();
  } else if (path === 'away') {
    response.writeHead(301, { Location: decodeURIComponent(count) }).end();
  } else if (path === 'large') {
    response.end(Buffer.alloc(2_000_000, 'x'));
  } else if (path === 'bomb') {
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
  } else if (path === 'silent') {
    response.write('x');
  } else {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('hello');
  }
}

/** The one server of this test, on this machine, is named by the administrator as `chat.test`. */
const known = (): OutboundOptions => ({
  allowedHosts: [`chat.test:${port}`],
  resolve: async (name) => [{ address: name === 'chat.test' ? '127.0.0.1' : '93.184.216.34', family: 4 }],
});
const there = (path: string, options: OutboundOptions = {}) =>
  fetchOutside(`http://chat.test:${port}${path}`, { ...known(), ...options });

describe('fetchOutside', () => {
  it('fetches what an administrator named, and says where it ended', async () => {
    const answer = await there('/redirect/2');
    expect(answer).toMatchObject({ url: `http://chat.test:${port}/end`, status: 200 });
    expect(answer.body.toString()).toBe('hello');
    expect(answer.headers['content-type']).toBe('text/plain');
  });

  it.each([
    'http://127.0.0.1',
    'http://127.1',
    'http://0x7f000001',
    'http://2130706433',
    'http://0177.0.0.1',
    'http://0',
    'http://[::1]',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://[::127.0.0.1]',
    'http://[64:ff9b::7f00:1]',
    'http://[2002:7f00:1::]',
    'http://[fe80::1]',
    'http://[fec0::1]',
    'http://[fd00::1]',
    'http://[ff02::1]',
    'http://10.0.0.1',
    'http://172.16.3.4',
    'http://192.168.1.1',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1',
    'http://198.18.0.1',
    'http://224.0.0.1',
    'http://255.255.255.255',
    'http://①②⑦.⓪.⓪.①',
    'http://127。0。0。1',
  ])('does not go to %s', async (address) => {
    asked = [];
    const url = new URL(address);
    url.port = String(port);
    await expect(fetchOutside(url.href)).rejects.toMatchObject({ reason: 'private-address' });
    expect(asked).toEqual([]);
  });

  it.each(['localhost', 'LOCALHOST'])('does not go where the name %s leads', async (name) => {
    asked = [];
    await expect(fetchOutside(`http://${name}:${port}/`)).rejects.toMatchObject({ reason: 'private-address' });
    expect(asked).toEqual([]);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://x/',
    'javascript:alert(1)',
    'nothing',
    '//x',
    'http://',
  ])('does not know what to do with %s', async (address) => {
    await expect(fetchOutside(address)).rejects.toMatchObject({ reason: 'bad-address' });
  });

  it('sends no credentials that stand in an address', async () => {
    await expect(fetchOutside('http://me:secret@example.org/')).rejects.toMatchObject({ reason: 'bad-address' });
  });

  it('refuses a name with one private address among public ones', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    await expect(fetchOutside(`http://trap.test:${port}/`, { resolve })).rejects.toMatchObject({
      reason: 'private-address',
    });
  });

  it('looks a name up anew for every connection and goes by what it checked', async () => {
    asked = [];
    const answers = ['127.0.0.1', '127.0.0.1'];
    let lookups = 0;
    const resolve = async (name: string) => {
      lookups += 1;
      return [{ address: name === 'chat.test' ? '127.0.0.1' : (answers.shift() ?? '127.0.0.1'), family: 4 }];
    };
    // The first host may lie here; where it sends us on may not, although both names lead to the same machine.
    const away = there(`/away/${encodeURIComponent(`http://rebound.test:${port}/secret`)}`, { resolve });
    await expect(away).rejects.toMatchObject({ reason: 'private-address' });
    expect(lookups).toBe(2);
    expect(asked.filter((line) => line.includes(' /secret'))).toEqual([]);
  });

  it.each([
    ['a literal', () => `http://127.0.0.1:${port}/secret`],
    ['another port of a named host', () => 'http://chat.test:8099/secret'],
    ['another scheme', () => 'file:///etc/passwd'],
  ])('checks a redirect to %s like the first address', async (_what, target) => {
    asked = [];
    await expect(there(`/away/${encodeURIComponent(target())}`)).rejects.toMatchObject({
      reason: expect.stringMatching(/^(private-address|bad-address)$/),
    });
    expect(asked).toHaveLength(1);
  });

  it('follows three redirects and no fourth', async () => {
    expect((await there('/redirect/2')).status).toBe(200);
    await expect(there('/redirect/3')).rejects.toMatchObject({ reason: 'too-many-redirects' });
  });

  it('takes no more than it was told to, also of what unpacks to more', async () => {
    await expect(there('/large')).rejects.toMatchObject({ reason: 'too-large' });
    await expect(there('/bomb')).rejects.toMatchObject({ reason: 'too-large' });
    expect((await there('/bomb', { overflow: 'cut', maxBytes: 1000 })).body).toHaveLength(1000);
  });

  it('waits no longer than it was told to', async () => {
    await expect(there('/silent', { timeoutMs: 100 })).rejects.toMatchObject({ reason: 'too-slow' });
    const resolve = () => new Promise<never>(() => undefined);
    await expect(fetchOutside('http://slow.test/', { resolve, timeoutMs: 100 })).rejects.toMatchObject({
      reason: 'too-slow',
    });
  });

  it('says that nobody is there', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    await expect(fetchOutside('http://gone.test/', { resolve })).rejects.toMatchObject({ reason: 'unreachable' });
  });
});

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8'])(
    'is true of %s',
    (one) => expect(isPublicAddress(one)).toBe(true),
  );
  it.each(['192.0.2.1', '203.0.113.9', '2001:db8::1', 'fe80::1%eth0', 'nonsense', ''])('is false of %s', (one) =>
    expect(isPublicAddress(one)).toBe(false),
  );
});

describe('readHosts', () => {
  it('takes commas, spaces and lines', () => {
    expect(readHosts(' A.example.org,10.0.0.5\n build.local:8080 ')).toEqual([
      'a.example.org',
      '10.0.0.5',
      'build.local:8080',
    ]);
  });
});
