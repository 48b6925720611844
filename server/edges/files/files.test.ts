import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Actor } from '../../domain/actor.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-upload-'));
  world = await httpWorld({ environment: { UPLOADS_DIR: folder, OVERWRITE_SETTING_FileUpload_MaxFileSize: '200000' } });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

interface Sent {
  readonly status: number;
  readonly body: {
    message: {
      _id: string;
      msg: string;
      files: { _id: string; name: string }[];
      attachments: Record<string, unknown>[];
    };
    file: { _id: string; url: string };
  };
}

async function send(
  path: string,
  content: string | Buffer,
  name: string,
  fields: Record<string, string> = {},
  as: Actor = world.alice,
): Promise<Sent> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const headers = { 'X-Auth-Token': await world.tokenOf(as), 'X-User-Id': as.id };
  const response = await fetch(world.origin + path, { method: 'POST', body: form, headers });
  return { status: response.status, body: (await response.json()) as Sent['body'] };
}

const incoming = async () => (await readdir(join(folder, 'incoming')).catch(() => [])).length;

describe('POST /api/v1/rooms.upload/:rid', () => {
  it('sends a message that shows the file, whose name keeps its letters', async () => {
    const { status, body } = await send(`/api/v1/rooms.upload/${world.room._id}`, 'hello', 'Grüße 1.txt', {
      msg: 'see here',
    });
    expect(status).toBe(200);
    expect(body.message).toMatchObject({
      msg: 'see here',
      file: { name: 'Grüße 1.txt' },
      attachments: [{ title: 'Grüße 1.txt', type: 'file' }],
    });
    const seen = await world.get(String(body.message.attachments[0]?.['title_link']), world.bob);
    expect([seen.status, seen.text, seen.headers.get('content-type')]).toEqual([
      200,
      'hello',
      'text/plain; charset=utf-8',
    ]);
    expect(await incoming()).toBe(0);
  });

  it('says how large a picture is, so that its place can be kept', async () => {
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#345' } })
      .png()
      .toBuffer();
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, photo, 'photo.png');
    const [attachment] = body.message.attachments;
    expect(attachment).toMatchObject({ image_type: 'image/png', image_dimensions: { width: 900, height: 600 } });
    const thumb = await world.get(String(attachment?.['image_url']), world.bob);
    expect([thumb.status, thumb.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  it('is listed among the files of its room', async () => {
    await send(`/api/v1/rooms.upload/${world.room._id}`, 'listed', 'listed.txt');
    const { body } = await world.get(`/api/v1/groups.files?roomId=${world.room._id}&count=1`, world.bob);
    expect(body).toMatchObject({
      files: [{ name: 'listed.txt', size: 6, user: { username: 'alice' }, extension: 'txt', complete: true }],
      count: 1,
    });
    const outside = await world.get(`/api/v1/groups.files?roomId=${world.room._id}`, world.carol);
    expect(outside.body).toMatchObject({ errorType: 'error-room-not-found' });
  });

  it('refuses outsiders, what is too large, and a form without a file, and leaves nothing behind', async () => {
    const path = `/api/v1/rooms.upload/${world.room._id}`;
    expect(await send(path, 'x', 'x.txt', {}, world.carol)).toMatchObject({
      status: 400,
      body: { errorType: 'error-room-not-found' },
    });
    expect(await send(path, 'x'.repeat(200_001), 'x.txt')).toMatchObject({ status: 413, body: { success: false } });
    const headers = { 'X-Auth-Token': await world.tokenOf(world.alice), 'X-User-Id': world.alice.id };
    const empty = await fetch(world.origin + path, { method: 'POST', body: new FormData(), headers });
    expect([empty.status, ((await empty.json()) as { errorType: string }).errorType]).toEqual([400, 'invalid-field']);
    const broken = await fetch(world.origin + path, {
      method: 'POST',
      body: '--x\r\nnonsense',
      headers: { ...headers, 'Content-Type': 'multipart/form-data; boundary=x' },
    });
    expect(broken.status).toBe(400);
    expect(await incoming()).toBe(0);
  });
});

describe('a file that will not be taken', () => {
  it('is refused before it was sent: to outsiders, and when it says that it is too large', async () => {
    const { hostname, port } = new URL(world.origin);
    const begin = async (as: Actor, length: number) => {
      const head = [
        `POST /api/v1/rooms.upload/${world.room._id} HTTP/1.1`,
        'Host: chat',
        'Content-Type: multipart/form-data; boundary=x',
        `Content-Length: ${length}`,
        `X-Auth-Token: ${await world.tokenOf(as)}`,
        `X-User-Id: ${as.id}`,
      ];
      const socket = connect(Number(port), hostname, () => socket.write(`${head.join('\r\n')}\r\n\r\n--x`));
      const [answer] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return answer.toString().split('\r\n')[0];
    };
    expect(await begin(world.carol, 100_000)).toBe('HTTP/1.1 400 Bad Request');
    expect(await begin(world.alice, 900_000_000)).toBe('HTTP/1.1 413 Payload Too Large');
    expect(await incoming()).toBe(0);
  });
});

describe('POST /api/v1/rooms.media/:rid and rooms.mediaConfirm/:rid/:fileId', () => {
  it('keep a file to its sender until it is confirmed, and confirm it once', async () => {
    const { body } = await send(`/api/v1/rooms.media/${world.room._id}`, 'draft', 'draft.txt');
    expect((await world.get(body.file.url, world.bob)).status).toBe(404);
    const path = `/api/v1/rooms.mediaConfirm/${world.room._id}/${body.file._id}`;
    expect((await world.post(path, { msg: 'now' }, world.bob)).status).toBe(404);
    const confirmed = await world.post(path, { msg: 'now' });
    expect(confirmed.body).toMatchObject({ success: true, message: { msg: 'now', file: { _id: body.file._id } } });
    expect((await world.get(body.file.url, world.bob)).text).toBe('draft');
    // The answer may have been lost: asking again finds the same message.
    const again = await world.post(path, { msg: 'again' });
    expect(again.body).toMatchObject({
      message: { _id: (confirmed.body as { message?: { _id: string } }).message?._id, msg: 'now' },
    });
    expect((await world.post(path, { msg: 'mine' }, world.bob)).status).toBe(404);
  });
});

describe('GET /file-upload/:id/:name', () => {
  it('is for those who see the room: outsiders and strangers learn nothing', async () => {
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, 'secret', 'secret.txt');
    const path = `/file-upload/${body.message.files[0]?._id}/secret.txt`;
    const refused = await world.get(path, world.carol);
    expect([refused.status, refused.text]).toEqual([
      404,
      (await world.get('/file-upload/nothing/secret.txt', world.carol)).text,
    ]);
    expect((await world.get(path, null)).status).toBe(401);
  });

  it('takes the tokens of apps that cannot send headers, from the address or their cookies, for reading alone', async () => {
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, 'by link', 'link.txt');
    const path = `/file-upload/${body.message.files[0]?._id}/link.txt`;
    const token = await world.tokenOf(world.bob);
    expect((await world.get(`${path}?rc_uid=${world.bob.id}&rc_token=${token}`, null)).text).toBe('by link');
    const cookie = `rc_uid=${world.bob.id}; rc_token=${token}`;
    expect((await world.ask('GET', path, { headers: { cookie } })).text).toBe('by link');
    expect((await world.get(`${path}?rc_uid=${world.carol.id}&rc_token=${token}`, null)).status).toBe(401);
    expect((await world.ask('GET', '/api/v1/me', { headers: { cookie } })).status).toBe(401);
    expect((await world.get(`/api/v1/me?rc_uid=${world.bob.id}&rc_token=${token}`, null)).status).toBe(401);
  });

  it('never lets what people upload run: it is saved, not shown', async () => {
    for (const [name, content] of [
      ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['a.html', '<script>alert(1)</script>'],
    ] as const) {
      const { status, body } = await send(`/api/v1/rooms.upload/${world.room._id}`, content, name);
      if (status !== 200) continue; // refused by its type already
      const answer = await world.get(`/file-upload/${body.message.files[0]?._id}/${name}`);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
        'application/octet-stream',
        'nosniff',
      ]);
    }
  });

  it('answers ranges and knows what a browser holds already', async () => {
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, '0123456789', 'digits.txt');
    const path = `/file-upload/${body.message.files[0]?._id}/digits.txt`;
    const part = (range: string) => world.ask('GET', path, { as: world.alice, headers: { Range: range } });
    expect(await part('bytes=2-4')).toMatchObject({ status: 206, text: '234' });
    expect(await part('bytes=-3')).toMatchObject({ status: 206, text: '789' });
    expect(await part('bytes=8-')).toMatchObject({ status: 206, text: '89' });
    expect((await part('bytes=10-')).status).toBe(416);
    expect(await part('bytes=0-1,3-4')).toMatchObject({ status: 200, text: '0123456789' });
    const etag = (await world.get(path)).headers.get('etag') ?? '';
    const given = async (headers: Record<string, string>) =>
      (await world.ask('GET', path, { as: world.alice, headers })).status;
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect(await given({ 'If-None-Match': tags })).toBe(304);
    expect(await given({ 'If-None-Match': '"other"' })).toBe(200);
    expect(await given({ Range: 'bytes=2-4', 'If-Range': etag })).toBe(206);
    expect(await given({ Range: 'bytes=2-4', 'If-Range': '"older"' })).toBe(200);
  });

  it('tells about a file without sending it', async () => {
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, '0123456789', 'digits.txt');
    const answer = await world.ask('HEAD', `/file-upload/${body.message.files[0]?._id}/digits.txt`, {
      as: world.alice,
    });
    expect([answer.status, answer.headers.get('content-length'), answer.text]).toEqual([200, '10', '']);
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
  });

  it('shows a PDF in the browser’s own viewer, which a sandbox would close, and lets nothing frame it', async () => {
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, '%PDF-1.4\n%%EOF', 'plan "ü" %41.pdf');
    const { headers } = await world.get(`/file-upload/${body.message.files[0]?._id}/plan.pdf`);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="plan ___ _41.pdf"; filename*=UTF-8''plan%20_%C3%BC_%20%2541.pdf`,
    );
  });

  it('is gone at once with its message, before its bytes are', async () => {
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, 'short-lived', 'gone.txt');
    const path = `/file-upload/${body.message.files[0]?._id}/gone.txt`;
    const bob = { as: world.bob };
    expect((await world.ask('GET', path, bob)).status).toBe(200);
    await world.post('/api/v1/chat.delete', { roomId: world.room._id, msgId: body.message._id });
    expect((await world.ask('GET', path, bob)).status).toBe(404);
    expect((await world.ask('GET', `${path}?thumb=1`, bob)).status).toBe(404);
  });

  it('answers ranges of the bytes as they lie, also to those who take compressed answers', async () => {
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, 'ab'.repeat(5000), 'long.txt');
    const headers = { Range: 'bytes=1-4000', 'Accept-Encoding': 'gzip' };
    const answer = await world.ask('GET', `/file-upload/${body.message.files[0]?._id}/long.txt`, {
      as: world.alice,
      headers,
    });
    expect([answer.status, answer.headers.get('content-encoding'), answer.text.length]).toEqual([206, null, 4000]);
  });

  it('is alike for whoever is out, by every road to it: the file, its small copy, a part, its head and its lists', async () => {
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#753' } })
      .png()
      .toBuffer();
    const { body } = await send(`/api/v1/rooms.upload/${world.room._id}`, photo, 'oracle.png');
    const path = `/file-upload/${body.message.files[0]?._id}`;
    const unknown = `/file-upload/${'0'.repeat(26)}`;
    const token = await world.tokenOf(world.carol);
    for (const [suffix, headers] of [
      ['', {}],
      ['/oracle.png', {}],
      ['/oracle.png?thumb=1', {}],
      ['/oracle.png?download', {}],
      ['/oracle.png', { Range: 'bytes=0-9' }],
      ['/oracle.png', { 'If-None-Match': '*' }],
    ] as const) {
      const [there, nowhere] = await Promise.all(
        [path, unknown].map((one) => world.ask('GET', one + suffix, { as: world.carol, headers })),
      );
      expect([there?.status, there?.text, there?.headers.get('etag')]).toEqual([404, nowhere?.text, null]);
      expect((await world.ask('HEAD', path + suffix, { as: world.carol, headers })).status).toBe(404);
      expect((await world.ask('GET', path + suffix, { headers })).status).toBe(401);
    }
    const linked = await world.get(`${path}?rc_uid=${world.carol.id}&rc_token=${token}`, null);
    expect(linked.status).toBe(404);
  });

  it.each([
    '..%2f..%2fetc%2fpasswd/x',
    '..%252f..%252fetc%252fpasswd/x',
    '%2e%2e/%2e%2e/etc/passwd',
    '..\\..\\etc\\passwd/x',
    '..%5c..%5cetc%5cpasswd/x',
    '%c0%ae%c0%ae%c0%afetc/x',
    '%2fetc%2fpasswd/x',
    'a%00b/x',
    'a%0d%0aSet-Cookie:x/x',
    'C:%5cwindows%5cwin.ini/x',
    'incoming/x',
    `${'a'.repeat(3_000)}/x`,
  ])('knows no way up by %s', async (path) => {
    // As it stands: a browser or `fetch` would take the dots out before it asks.
    const asked = request({
      ...{ host: '127.0.0.1', port: new URL(world.origin).port, path: `/file-upload/${path}` },
      headers: { 'X-Auth-Token': await world.tokenOf(world.alice), 'X-User-Id': world.alice.id },
    }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect([400, 404]).toContain(answer.statusCode);
    expect(await text(answer)).not.toContain('root:');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});
