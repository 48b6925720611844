import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Actor } from '../../domain/actor.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

interface Sent {
  readonly field: string;
  readonly bytes: Buffer | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly as?: Actor;
}

async function send(path: string, { field, bytes, fields, as = world.dora }: Sent) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (bytes !== null) form.set(field, new Blob([new Uint8Array(bytes)]), 'whatever.svg');
  const response = await fetch(`${world.origin}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'X-Auth-Token': await world.tokenOf(as), 'X-User-Id': as.id },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const create = (bytes: Buffer, fields: Sent['fields'], as?: Actor) =>
  send('emoji-custom.create', { field: 'emoji', bytes, fields, ...(as === undefined ? {} : { as }) });

const solid = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: '#0a7' } });

/** Two frames, as one page under the other. */
async function moving(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#f00', '#00f'].map((background) =>
      sharp({ create: { width: 200, height: 200, channels: 4, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [80, 80] })
    .toBuffer();
}

interface Emoji {
  readonly _id: string;
  readonly name: string;
  readonly aliases: string[];
  readonly extension: string;
  readonly etag: string;
  readonly _updatedAt: string;
}
const list = async (query = '') => {
  const { body } = await world.get(`/api/v1/emoji-custom.list${query}`);
  return (body as unknown as { emojis: { update: Emoji[]; remove: Emoji[] } }).emojis;
};
const find = async (name: string) => (await list()).update.find((emoji) => emoji.name === name);

describe('emoji-custom', () => {
  it('takes a picture, draws it small and anew, and shows it to everybody at its address', async () => {
    const large = await solid(600, 300)
      .withExif({ IFD0: { Artist: 'somebody' } })
      .png()
      .toBuffer();
    expect((await create(large, { name: ':Parley_Logo:', aliases: 'parley, logo' })).body).toEqual({ success: true });
    const emoji = await find('parley_logo');
    expect(emoji).toMatchObject({ aliases: ['parley', 'logo'], extension: 'png' });

    const shown = await fetch(`${world.origin}/emoji-custom/parley_logo.png?etag=${emoji?.etag}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(shown.headers.get('cache-control')).toContain('immutable');
    const picture = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect([picture.width, picture.height, picture.exif]).toEqual([128, 64, undefined]);
    const again = { headers: { 'if-none-match': shown.headers.get('etag') ?? '' } };
    expect((await fetch(`${world.origin}/emoji-custom/parley_logo.png`, again)).status).toBe(304);
    expect((await world.get('/emoji-custom/logo.png', null)).status).toBe(404);
    expect((await world.get('/emoji-custom/..%2f..%2fpackage.json', null)).status).toBe(400);
  });

  it('keeps a picture moving', async () => {
    expect((await create(await moving(), { name: 'blink' })).status).toBe(200);
    const shown = await fetch(`${world.origin}/emoji-custom/blink.gif`);
    const { pages, width } = await sharp(Buffer.from(await shown.arrayBuffer()), { animated: true }).metadata();
    expect([pages, width, (await find('blink'))?.extension]).toEqual([2, 128, 'gif']);
  });

  it.each([
    ['a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a text', Buffer.from('no picture')],
    [
      'a broken picture',
      Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(50)]),
    ],
  ])('refuses %s whatever it is called', async (_, bytes) => {
    expect((await create(bytes, { name: 'bad' })).status).toBe(400);
    expect(await find('bad')).toBeUndefined();
  });

  it('refuses a picture that would need too much to be opened, and one that is too large', async () => {
    const bomb = await solid(6_000, 6_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect((await create(bomb, { name: 'bomb' })).status).toBe(400);
    expect((await create(Buffer.alloc(2_000_001), { name: 'large' })).status).toBe(413);
  });

  it('lets no two have one name, be it a name or an alias', async () => {
    const dot = await solid(8, 8).png().toBuffer();
    for (const fields of [{ name: 'logo' }, { name: 'fresh', aliases: 'PARLEY_LOGO' }])
      expect((await create(dot, fields)).body).toMatchObject({
        errorType: 'Custom_Emoji_Error_Name_Or_Alias_Already_In_Use',
      });
    for (const name of ['no spaces', 'a/b', '..', 'ü'])
      expect((await create(dot, { name })).body).toMatchObject({ success: false });
  });

  it('changes words and picture, and tells apps that were away what went', async () => {
    const dot = await solid(8, 8).png().toBuffer();
    await create(dot, { name: 'first', aliases: 'one' });
    const { _id = '', etag, _updatedAt = '' } = (await find('first')) ?? {};
    const update = (fields: Sent['fields'], bytes: Buffer | null) =>
      send('emoji-custom.update', { field: 'emoji', bytes, fields: { _id, ...fields } });
    expect((await update({ name: 'second' }, null)).body).toEqual({ success: true });
    expect(await find('second')).toMatchObject({ _id, aliases: ['one'], etag });
    await update({ name: 'second', aliases: '' }, await solid(9, 9).png().toBuffer());
    expect((await find('second'))?.etag).not.toBe(etag);
    expect((await find('second'))?.aliases).toEqual([]);

    expect((await world.post('/api/v1/emoji-custom.delete', { emojiId: _id }, world.dora)).body).toEqual({
      success: true,
    });
    expect(await find('second')).toBeUndefined();
    const since = await list(`?updatedSince=${encodeURIComponent(_updatedAt)}`);
    expect(since.remove.map((emoji) => emoji._id)).toEqual([_id]);
    expect((await world.get('/emoji-custom/second.png', null)).status).toBe(404);
    expect((await world.post('/api/v1/emoji-custom.delete', { emojiId: _id }, world.dora)).body).toMatchObject({
      errorType: 'Custom_Emoji_Error_Invalid_Emoji',
    });
    // The name is free again.
    expect((await create(dot, { name: 'second' })).status).toBe(200);
  });

  it('is made by those who may, and read in pages by all', async () => {
    const dot = await solid(8, 8).png().toBuffer();
    expect((await create(dot, { name: 'mine' }, world.alice)).status).toBe(403);
    const page = await world.get('/api/v1/emoji-custom.all?count=1&name=log');
    expect(page.body).toMatchObject({ count: 1, total: 1, offset: 0, emojis: [{ name: 'parley_logo' }] });
  });
});

describe('custom-sounds', () => {
  /** A tenth of a second of silence. */
  const wav = (() => {
    const data = Buffer.alloc(1_600);
    const head = Buffer.alloc(44);
    head.write('RIFF', 0);
    head.writeUInt32LE(36 + data.length, 4);
    head.write('WAVEfmt ', 8);
    head.writeUInt32LE(16, 16);
    head.writeUInt16LE(1, 20);
    head.writeUInt16LE(1, 22);
    head.writeUInt32LE(8_000, 24);
    head.writeUInt32LE(16_000, 28);
    head.writeUInt16LE(2, 32);
    head.writeUInt16LE(16, 34);
    head.write('data', 36);
    head.writeUInt32LE(data.length, 40);
    return Buffer.concat([head, data]);
  })();
  const add = (name: string, bytes = wav, as = world.dora) =>
    send('custom-sounds.create', { field: 'sound', bytes, fields: { name }, as });

  it('takes a sound, plays it to everybody, calls it otherwise, and takes it away', async () => {
    const { sound } = (await add('Ding')).body as { sound: { _id: string; src: string } };
    const heard = await fetch(world.origin + sound.src);
    expect([heard.headers.get('content-type'), (await heard.arrayBuffer()).byteLength]).toEqual([
      'audio/wav',
      wav.length,
    ]);
    expect((await add('ding')).body).toMatchObject({ errorType: 'Custom_Sound_Error_Name_Already_In_Use' });
    const renamed = await send('custom-sounds.update', {
      field: 'sound',
      bytes: null,
      fields: { _id: sound._id, name: 'Dong' },
    });
    expect(renamed.body).toMatchObject({ sound: { name: 'Dong', src: sound.src } });
    expect((await world.get('/api/v1/custom-sounds.list')).body).toMatchObject({
      total: 1,
      sounds: [{ name: 'Dong' }],
    });
    expect((await world.get(`/api/v1/custom-sounds.getOne?_id=${sound._id}`)).body).toMatchObject({
      sound: { name: 'Dong' },
    });
    await world.post('/api/v1/custom-sounds.delete', { _id: sound._id }, world.dora);
    expect((await world.get(sound.src, null)).status).toBe(404);
    expect((await world.get(`/api/v1/custom-sounds.getOne?_id=${sound._id}`)).status).toBe(404);
  });

  it('refuses what is no sound, and people who may not', async () => {
    expect((await add('Page', Buffer.from('<html><script>alert(1)</script>'))).body).toMatchObject({
      errorType: 'error-invalid-file-type',
    });
    expect((await add('Mine', wav, world.alice)).status).toBe(403);
  });
});
