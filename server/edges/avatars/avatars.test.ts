import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Actor } from '../../domain/actor.ts';
import { collectLooseAvatars } from '../../domain/avatars/index.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';
import { drawInitials, initialsOf } from './draw-initials.ts';

let world: HttpWorld;
let folder: string;
let outside: Server;
let outsideUrl: string;
const asked: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-avatars-'));
  world = await httpWorld({ environment: { UPLOADS_DIR: folder } });
  const greeting = await photo('#0a0');
  outside = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(request.url === '/photo.png' ? greeting : '<html>secret of the intranet</html>');
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
});
afterAll(async () => {
  outside.close();
  await world.close();
  await rm(folder, { recursive: true });
});

const photo = (background: string, width = 800, height = 400) =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .jpeg()
    .toBuffer();

async function setAvatar(image: Buffer, as: Actor = world.alice, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('image', new Blob([new Uint8Array(image)]), 'me.jpg');
  const headers = { 'X-Auth-Token': await world.tokenOf(as), 'X-User-Id': as.id };
  const response = await fetch(`${world.origin}/api/v1/users.setAvatar`, { method: 'POST', body: form, headers });
  return { status: response.status, body: (await response.json()) as { errorType?: string } };
}

async function picture(path: string, as: Actor | null = null, extra: Record<string, string> = {}) {
  const identity = as === null ? {} : { 'X-Auth-Token': await world.tokenOf(as), 'X-User-Id': as.id };
  const response = await fetch(world.origin + path, { headers: { ...identity, ...extra } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, type: response.headers.get('content-type') };
}

const colourOf = async (bytes: Buffer) => {
  const { channels } = await sharp(bytes).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean / 10) * 10);
};

const etagOf = async (who: Actor) =>
  ((await world.get(`/api/v1/users.info?userId=${who.id}`)).body as { user?: { avatarETag?: string } }).user
    ?.avatarETag;
const setting = (id: string, value: string | boolean) => changeSetting(world.ctx, world.dora, { id, value });

describe('initialsOf', () => {
  it.each([
    ['alice', 'A'],
    ['jane.doe', 'JD'],
    ['Jean Claude van Damme', 'JD'],
    ['łukasz-żak', 'ŁŻ'],
    ['😀smile', '😀'],
    ['...', '?'],
  ])('takes from %s the letters %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });
});

describe('GET /avatar', () => {
  it('draws a picture for every name, there or not, and the same each time', async () => {
    for (const path of ['/avatar/bob', '/avatar/nobody-at-all', '/avatar/@jane.doe', '/avatar/room/GENERAL']) {
      const answer = await world.get(path, null);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
      expect(answer.text).toBe((await world.get(path, null)).text);
    }
    expect((await world.get('/avatar/@jane.doe', null)).text).toContain('>JD</text>');
  });

  it('comes as PNG in the asked size for those who cannot show SVG', async () => {
    const { type, bytes } = await picture('/avatar/bob?format=png&size=64&etag=x');
    expect(type).toBe('image/png');
    expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['PNG', 64, 64]);
    expect((await world.get('/avatar/bob?size=huge', null)).status).toBe(400);
  });

  it('lets no name out of its letters', async () => {
    expect(drawInitials('<script')).toContain('>&#60;</text>');
    const answer = await world.get(`/avatar/${encodeURIComponent('"><script>alert(1)</script>')}`, null);
    expect(answer.text).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('POST /api/v1/users.setAvatar', () => {
  it('shows a picture made square, anew from its pixels, at all addresses of the person', async () => {
    expect((await setAvatar(await photo('#a00'))).status).toBe(200);
    const version = await etagOf(world.alice);
    for (const path of ['/avatar/alice', '/avatar/ALICE', `/avatar/uid/${world.alice.id}`]) {
      const { type, bytes } = await picture(path);
      expect(type).toBe('image/webp');
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 512, height: 512 });
      expect(bytes.includes('secret')).toBe(false);
    }
    const small = await picture(`/avatar/alice?format=png&size=48&etag=${version}`);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'png', width: 48, height: 48 });
    expect(small.headers.get('cache-control')).toContain('immutable');
  });

  it('takes the place of the one before, whose bytes are gone', async () => {
    await setAvatar(await photo('#a00'));
    const first = await etagOf(world.alice);
    const [before, files] = [await picture('/avatar/alice'), await filesThere()];
    await setAvatar(await photo('#00a'));
    expect(await etagOf(world.alice)).not.toBe(first);
    const after = await picture('/avatar/alice', null, { 'If-None-Match': before.headers.get('etag') ?? '' });
    expect([after.status, await colourOf(after.bytes)]).toEqual([200, [0, 0, 170]]);
    const known = { 'If-None-Match': after.headers.get('etag') ?? '' };
    expect((await picture('/avatar/alice', null, known)).status).toBe(304);
    expect((await filesThere()).length).toBe(files.length);
    expect(await world.ctx.models.avatars.find(first ?? '')).toBeNull();
  });

  it('shows one whole picture when several are sent at once, and keeps no other', async () => {
    await Promise.all(['#a00', '#0a0', '#00a'].map(async (colour) => setAvatar(await photo(colour))));
    expect((await picture('/avatar/alice')).type).toBe('image/webp');
    const kept = await world.database.db
      .collection('avatars')
      .find({ owner: `user:${world.alice.id}` })
      .toArray();
    expect(kept.map(({ _id }) => String(_id))).toEqual([await etagOf(world.alice)]);
  });

  it.each([
    ['a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['no picture', Buffer.from('hello')],
    ['a broken picture', Buffer.from('\x89PNG\r\n\x1a\nbroken', 'latin1')],
  ])('refuses %s and leaves what was there', async (_what, bytes) => {
    const before = await etagOf(world.alice);
    expect(await setAvatar(bytes)).toMatchObject({ status: 400, body: { errorType: 'error-invalid-image' } });
    expect(await etagOf(world.alice)).toBe(before);
  });

  it('refuses a bomb: few bytes that would unpack to more than the machine has', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const before = process.memoryUsage().rss;
    expect((await setAvatar(bomb)).status).toBe(400);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  }, 30_000);

  it('is for oneself; for others only with the permission to', async () => {
    expect((await setAvatar(await photo('#a00'), world.bob, { userId: world.alice.id })).status).toBe(403);
    expect((await setAvatar(await photo('#0aa'), world.dora, { username: 'bob' })).status).toBe(200);
    expect((await picture('/avatar/bob')).type).toBe('image/webp');
    expect((await world.post('/api/v1/users.resetAvatar', { userId: world.bob.id }, world.alice)).status).toBe(403);
    expect((await world.post('/api/v1/users.resetAvatar', {}, world.bob)).status).toBe(200);
    expect((await picture('/avatar/bob')).type).toContain('svg');
  });

  it('can be switched off', async () => {
    await setting('Accounts_AllowUserAvatarChange', false);
    expect((await setAvatar(await photo('#a00'), world.bob)).status).toBe(400);
    expect((await setAvatar(await photo('#a00'), world.dora)).status).toBe(200);
    await setting('Accounts_AllowUserAvatarChange', true);
  });

  it('fetches an address, but none of our own network unless an administrator named its host', async () => {
    const set = (avatarUrl: string) => world.post('/api/v1/users.setAvatar', { avatarUrl }, world.bob);
    for (const url of [`${outsideUrl}/photo.png`, 'http://169.254.169.254/latest', 'file:///etc/passwd', 'nonsense'])
      expect((await set(url)).body).toMatchObject({ success: false, errorType: 'error-avatar-invalid-url' });
    expect(asked).toEqual([]);
    await setting('SSRF_Allowlist', new URL(outsideUrl).host);
    expect((await set(`${outsideUrl}/photo.png`)).body).toEqual({ success: true });
    expect((await picture('/avatar/bob')).type).toBe('image/webp');
    const refused = await set(`${outsideUrl}/page`);
    expect([refused.status, refused.text.includes('secret')]).toEqual([400, false]);
    await setting('SSRF_Allowlist', '');
  });

  it('needs a picture', async () => {
    expect((await world.post('/api/v1/users.setAvatar', {})).body).toMatchObject({
      errorType: 'error-avatar-image-not-provided',
    });
  });
});

describe('the pictures of people', () => {
  it('are for those who are logged in alone, when the administrator says so', async () => {
    await setAvatar(await photo('#a00'));
    await setting('Accounts_AvatarBlockUnauthenticatedAccess', true);
    for (const path of ['/avatar/alice', `/avatar/uid/${world.alice.id}`, `/avatar/room/${world.room._id}`])
      expect((await picture(path)).status).toBe(403);
    const seen = await picture('/avatar/alice', world.bob);
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    const token = await world.tokenOf(world.bob);
    expect((await picture(`/avatar/alice?rc_uid=${world.bob.id}&rc_token=${token}`)).status).toBe(200);
    await setting('Accounts_AvatarBlockUnauthenticatedAccess', false);
  });

  it('are led to by users.getAvatar', async () => {
    const answer = await world.get('/api/v1/users.getAvatar?username=bob');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      307,
      `${world.ctx.config.http.rootUrl}/avatar/bob`,
    ]);
    expect((await world.get('/api/v1/users.getAvatarSuggestion')).body).toEqual({ success: true, suggestions: {} });
  });
});

describe('a room’s picture', () => {
  const set = (roomAvatar: string, as: Actor) =>
    world.post('/api/v1/rooms.saveRoomSettings', { rid: world.room._id, roomAvatar }, as);

  it('is set by those who may, told in its history, and shown to those who see the room alone', async () => {
    const uri = `data:image/jpeg;base64,${(await photo('#0a0', 64, 64)).toString('base64')}`;
    expect((await set(uri, world.bob)).status).toBe(403);
    expect((await set(uri, world.carol)).body).toMatchObject({ errorType: 'error-room-not-found' });
    expect((await set('data:text/html;base64,PHNjcmlwdD4=', world.alice)).status).toBe(400);
    expect((await set(uri, world.alice)).body).toMatchObject({ success: true, rid: world.room._id });

    const path = `/avatar/room/${world.room._id}`;
    const seen = await picture(path, world.bob);
    expect([seen.type, await colourOf(seen.bytes)]).toEqual(['image/webp', [0, 170, 0]]);
    expect(seen.headers.get('cache-control')).toMatch(/^private/);
    for (const who of [world.carol, null]) {
      const [there, nowhere] = await Promise.all([picture(path, who), picture('/avatar/room/nowhere', who)]);
      expect(there.bytes.equals(nowhere.bytes)).toBe(true);
      expect(there.headers.get('etag')).toBe(nowhere.headers.get('etag'));
    }
    const history = await world.get(`/api/v1/groups.messages?roomId=${world.room._id}&count=1`, world.bob);
    expect(history.body).toMatchObject({ messages: [{ t: 'room_changed_avatar' }] });
    const info = await world.get(`/api/v1/rooms.info?roomId=${world.room._id}`, world.bob);
    expect((info.body as { room?: { avatarETag?: string } }).room?.avatarETag).toMatch(/^[0-9a-z]{26}$/);

    expect((await set('', world.alice)).status).toBe(200);
    expect((await picture(path, world.bob)).type).toContain('svg');
  });
});

describe('collectLooseAvatars', () => {
  it('removes what a process left that ended in the middle, and nothing that is shown', async () => {
    await setAvatar(await photo('#a00'));
    const { ctx } = world;
    const shown = (await etagOf(world.alice)) ?? '';
    const old = { state: 'loose', storage: 'disk', type: 'image/webp', size: 1, createdAt: new Date(0) } as const;
    await ctx.models.avatars.insert({ _id: 'left', owner: `user:${world.alice.id}`, ...old });
    await world.database.db
      .collection<{ _id: string }>('avatars')
      .updateOne({ _id: shown }, { $set: { state: 'loose', createdAt: new Date(0) } });
    expect(await collectLooseAvatars(ctx)).toBe(1);
    expect(await ctx.models.avatars.find('left')).toBeNull();
    expect(await ctx.models.avatars.find(shown)).toMatchObject({ state: 'held' });
    expect((await picture('/avatar/alice')).type).toBe('image/webp');
  });
});

const filesThere = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
