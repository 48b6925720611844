import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Actor } from '../../domain/actor.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
let secret: string;
beforeAll(async () => {
  world = await httpWorld();
  secret = world.room._id;
});
afterAll(() => world.close());

async function upload(name: string, type: string, bytes: Buffer, as: Actor = world.alice): Promise<void> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name);
  const response = await fetch(`${world.origin}/api/v1/rooms.upload/${secret}`, {
    method: 'POST',
    headers: { 'X-Auth-Token': await world.tokenOf(as), 'X-User-Id': as.id },
    body: form,
  });
  expect(response.status).toBe(200);
}

describe('rooms.images', () => {
  const files = async (query: string, as: Actor = world.bob) => {
    const { status, body } = await world.get(`/api/v1/rooms.images?roomId=${secret}${query}`, as);
    return { status, files: (body as unknown as { files?: { _id: string; name: string }[] }).files ?? [] };
  };

  it('lists the pictures of a room and nothing else, newest first, and goes on from one of them', async () => {
    const dot = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#0a7' } })
      .png()
      .toBuffer();
    await upload('first.png', 'image/png', dot);
    await upload('notes.txt', 'text/plain', Buffer.from('words'));
    await upload('second.png', 'image/png', dot);
    await upload('third.png', 'image/png', dot);
    const all = (await files('')).files;
    expect(all.map(({ name }) => name)).toEqual(['third.png', 'second.png', 'first.png']);
    const older = await files(`&startingFromId=${all[1]?._id}`);
    expect(older.files.map(({ name }) => name)).toEqual(['second.png', 'first.png']);
    expect((await files('&count=1&offset=1')).files.map(({ name }) => name)).toEqual(['second.png']);
  });

  it('knows nothing of a file of another room, nor of a room for who is not in it', async () => {
    expect((await files('&startingFromId=01m8030qc7acpxbrws8226yfea')).status).toBe(404);
    expect((await files('', world.carol)).files).toEqual([]);
    const { status } = await world.get(`/api/v1/channels.images?roomId=${secret}`, world.carol);
    expect(status).not.toBe(200);
  });
});

describe('the history of a room', () => {
  interface Line {
    readonly _id: string;
    readonly t?: string;
    readonly msg: string;
  }
  const history = async () => {
    const { body } = await world.get(`/api/v1/groups.history?roomId=${secret}`, world.bob);
    return (body as unknown as { messages: Line[] }).messages;
  };
  const sayAndDelete = async (msg: string) => {
    const sent = await world.post('/api/v1/chat.sendMessage', { message: { rid: secret, msg } }, world.alice);
    const { message } = sent.body as unknown as { message: Line };
    await world.post('/api/v1/chat.delete', { roomId: secret, msgId: message._id }, world.alice);
    return message._id;
  };

  it('shows that something was deleted when the workspace wants that, and not a word of it', async () => {
    await changeSetting(world.ctx, world.dora, { id: 'Message_ShowDeletedStatus', value: false });
    const gone = await sayAndDelete('without a trace');
    await changeSetting(world.ctx, world.dora, { id: 'Message_ShowDeletedStatus', value: true });
    const traced = await sayAndDelete('with a trace');
    const lines = await history();
    expect(lines.find(({ _id }) => _id === gone)).toBeUndefined();
    expect(lines.find(({ _id }) => _id === traced)).toMatchObject({ t: 'rm', msg: '' });

    const { body } = await world.get(`/api/v1/groups.messages?roomId=${secret}&count=100`, world.bob);
    const listed = body as unknown as { messages: Line[]; total: number };
    expect(listed.messages.map(({ _id }) => _id)).toEqual(lines.map(({ _id }) => _id));
    expect(listed.total).toBe(listed.messages.length);
  });
});
