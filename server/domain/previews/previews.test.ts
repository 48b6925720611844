import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { OF_A_TEST } from '../../testing/query-plans.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { deleteMessage, editMessage, sendMessage, type Message } from '../messages/index.ts';
import { changeSetting } from '../settings/index.ts';
import { hideLinks, previewLinks, readPreviewPicture } from './index.ts';
import { linksOf } from './links-of.ts';

let world: World;
let folder: string;
let outside: Server;
let port: number;
let asked: string[];

const pages: Readonly<Record<string, string>> = {
  '/article': `<html><head><title>plain</title><meta property="og:title" content="Tea &amp; <b>cake</b>">
    <meta property="og:description" content="How to&#10;bake"><meta property="og:site_name" content="Kitchen">
    <meta property="og:image" content="/cake.png"></head></html>`,
  '/plain': '<title>Only a title</title>',
  '/empty': '<p>nothing about itself</p>',
  '/script':
    '<title>t</title><meta property="og:title" content="x"><meta property="og:image" content="javascript:alert(1)">',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-previews-'));
  world = await testWorld({ environment: { UPLOADS_DIR: folder } });
  outside = createServer((request, response) => void answer(request.url ?? '', response)).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  ({ port } = outside.address() as AddressInfo);
  await setting('API_EmbedSafePorts', `80, 443, ${port}`);
});
beforeEach(async () => {
  asked = [];
  await setting('SSRF_Allowlist', `127.0.0.1:${port}`);
  await setting('API_EmbedIgnoredHosts', '');
  await setting('API_Embed', true);
});
afterAll(async () => {
  outside.close();
  await world.close();
  await rm(folder, { recursive: true });
});

async function answer(path: string, response: ServerResponse): Promise<void> {
  asked.push(path);
  if (path === '/cake.png') {
    response.setHeader('content-type', 'image/png');
    response.end(await cake().toBuffer());
    return;
  }
  response.setHeader('content-type', path === '/data' ? 'application/octet-stream' : 'text/html; charset=utf-8');
  response.statusCode = path in pages || path === '/data' ? 200 : 404;
  response.end(pages[path] ?? 'secret');
}

const cake = () => sharp({ create: { width: 1200, height: 600, channels: 3, background: '#a50' } }).png();

const setting = (id: string, value: string | boolean) => changeSetting(world.ctx, world.dora, { id, value });
const address = (path: string) => `http://127.0.0.1:${port}${path}`;

async function say(body: string): Promise<Message> {
  return sendMessage(world.ctx, world.alice, { roomId: world.room._id, body });
}

async function previewed(message: Message): Promise<Message> {
  await previewLinks(world.ctx, message._id);
  const shown = await world.ctx.models.messages.find(message._id);
  if (shown === null) throw new Error('the message is gone');
  return shown;
}

describe('linksOf', () => {
  it('finds the links that a reader would see, each once', () => {
    const text =
      'https://a.example/1 [b](https://b.example) https://a.example/1 `https://code.example` ||https://spoiler.example||\n- https://list.example\n> https://quote.example';
    expect(linksOf(text)).toEqual(
      ['https://a.example/1', 'https://b.example', 'https://list.example', 'https://quote.example'].map((href) =>
        expect.stringMatching(new RegExp(`^${href}/?$`)),
      ),
    );
  });
});

describe('previewLinks', () => {
  it('is written down as a job when a message has a link, and not otherwise', async () => {
    const [linked, plain] = [await say(`see ${address('/plain')}`), await say('nothing to see')];
    const job = (message: Message) =>
      world.database.db.collection('jobs').findOne({ 'payload.messageId': message._id }, { comment: OF_A_TEST });
    expect([await job(linked), await job(plain)]).toEqual([expect.objectContaining({ kind: 'preview-links' }), null]);
  });

  it('shows what the page says of itself and a small copy of its picture, under the next rev', async () => {
    const message = await say(`see ${address('/article')}`);
    const shown = await previewed(message);
    expect(shown.rev).toBeGreaterThan(message.rev);
    expect(shown.links).toMatchObject([
      {
        url: address('/article'),
        title: 'Tea & <b>cake</b>',
        description: 'How to bake',
        siteName: 'Kitchen',
        image: { width: 480, height: 240 },
      },
    ]);
    const picture = await readPreviewPicture(world.ctx, shown.links?.[0]?.id ?? '');
    if (picture === null) throw new Error('there is no picture');
    expect(await sharp(await buffer(picture.content)).metadata()).toMatchObject({ format: 'webp', width: 480 });
  });

  it('asks for the same page once, for whoever links to it', async () => {
    await previewed(await say(address('/plain')));
    const before = asked.length;
    const again = await previewed(await say(`again ${address('/plain')}`));
    expect(again.links).toMatchObject([{ title: 'Only a title', siteName: '127.0.0.1', image: null }]);
    expect(asked.length).toBe(before);
  });

  it('shows a picture that is linked to itself', async () => {
    const shown = await previewed(await say(address('/cake.png')));
    expect(shown.links).toMatchObject([{ isPicture: true, title: '', image: { width: 480, height: 240 } }]);
  });

  it.each(['/empty', '/data', '/not-there'])('shows nothing for %s', async (path) => {
    expect((await previewed(await say(address(path)))).links ?? []).toEqual([]);
  });

  it('takes no picture from an address that is none of the web', async () => {
    expect((await previewed(await say(address('/script')))).links).toMatchObject([{ title: 'x', image: null }]);
  });

  it('never asks an address of the own network that nobody allowed', async () => {
    await setting('SSRF_Allowlist', '');
    const hosts = ['127.0.0.1', 'localhost', '[::1]', '0x7f000001', '2130706433', '[::ffff:127.0.0.1]'];
    for (const host of hosts) {
      const shown = await previewed(await say(`http://${host}:${port}/inside`));
      expect(shown.links ?? []).toEqual([]);
    }
    expect(asked).toEqual([]);
  });

  it('obeys the settings: hosts that are ignored, ports that are not asked, and no previews at all', async () => {
    await setting('API_EmbedIgnoredHosts', 'example.org, 127.0.0.1');
    expect((await previewed(await say(address('/article')))).links ?? []).toEqual([]);
    await setting('API_EmbedIgnoredHosts', '');
    await setting('API_Embed', false);
    expect((await previewed(await say(address('/article')))).links ?? []).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('goes with the link when it is edited away, and with the message', async () => {
    const { ctx, alice } = world;
    const message = await previewed(await say(address('/plain')));
    const edited = await previewed(await editMessage(ctx, alice, { messageId: message._id, body: 'no link any more' }));
    expect(edited.links).toEqual([]);
    const other = await previewed(await say(address('/plain')));
    expect((await deleteMessage(ctx, alice, { messageId: other._id })).links).toEqual([]);
    expect((await previewed(other)).links).toEqual([]);
  });

  it('can be taken off by the author for good, and by nobody else', async () => {
    const { ctx, alice, bob, carol } = world;
    const message = await previewed(await say(address('/article')));
    await expect(hideLinks(ctx, bob, { messageId: message._id })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(hideLinks(ctx, carol, { messageId: message._id })).rejects.toMatchObject({
      code: 'message-not-found',
    });
    expect((await hideLinks(ctx, alice, { messageId: message._id })).links).toEqual([]);
    expect((await previewed(message)).links).toEqual([]);
  });
});
