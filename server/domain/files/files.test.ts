import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { testWorld, type World } from '../../testing/world.ts';
import type { Actor } from '../actor.ts';
import { deleteMessage, sendMessage } from '../messages/index.ts';
import { changeSetting } from '../settings/index.ts';
import { accessFile, collectForgotten, listRoomFiles, openFile, removeFilesOf, upload } from './index.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-files-'));
  world = await testWorld({ environment: { UPLOADS_DIR: join(folder, 'uploads') } });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

let count = 0;
async function send(name: string, content: Buffer | string, actor: Actor = world.alice) {
  const path = join(folder, `received-${count++}`);
  await writeFile(path, content);
  return upload(world.ctx, actor, { roomId: world.room._id, file: { path, name, size: Buffer.byteLength(content) } });
}

const read = async (stream: Readable) => (await buffer(stream)).toString();

describe('upload', () => {
  it.each(['FileSystem', 'GridFS'])('keeps the bytes as they came, in ranges too, on %s', async (storage) => {
    const { ctx, dora } = world;
    await changeSetting(ctx, dora, { id: 'FileUpload_Storage_Type', value: storage });
    const file = await send('notes.txt', 'hello world');
    expect(file).toMatchObject({ name: 'notes.txt', type: 'text/plain', size: 11, state: 'pending' });
    expect(await read(await openFile(ctx, file, { thumb: false }))).toBe('hello world');
    expect(await read(await openFile(ctx, file, { thumb: false, range: { start: 6, end: 8 } }))).toBe('wor');
  });

  it('believes the content, not the name', async () => {
    expect((await send('innocent.png', '<svg onload="alert(1)">')).type).not.toMatch(/^image/);
  });

  it('takes the way out of the name', async () => {
    expect((await send('../../etc/pass\u0000wd', 'x')).name).toBe('pass_wd');
    expect((await send('a\\b\\c.txt', 'x')).name).toBe('c.txt');
  });

  it('knows the size of a picture as it is shown, makes a small copy and forgets where it was taken', async () => {
    const { ctx } = world;
    const photo = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#456' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await send('photo.jpg', photo);
    expect(file.image).toMatchObject({ width: 500, height: 1000, thumb: { width: 180, height: 360 } });
    const kept = await buffer(await openFile(ctx, file, { thumb: false }));
    expect(kept.includes('secret')).toBe(false);
    expect((await sharp(kept).metadata()).orientation).toBe(6);
    expect((await sharp(await buffer(await openFile(ctx, file, { thumb: true }))).metadata()).format).toBe('webp');
  });

  it('refuses what the settings refuse, and leaves nothing behind', async () => {
    const { ctx, dora } = world;
    await changeSetting(ctx, dora, { id: 'FileUpload_MaxFileSize', value: 10 });
    await expect(send('big.txt', 'x'.repeat(11))).rejects.toMatchObject({ code: 'file-too-large' });
    await changeSetting(ctx, dora, { id: 'FileUpload_MaxFileSize', value: 1_000_000 });
    await changeSetting(ctx, dora, { id: 'FileUpload_MediaTypeWhiteList', value: 'image/*' });
    await expect(send('a.txt', 'x')).rejects.toMatchObject({ code: 'file-type-refused' });
    await changeSetting(ctx, dora, { id: 'FileUpload_MediaTypeWhiteList', value: '' });
    await expect(send('a.txt', 'x', world.carol)).rejects.toMatchObject({ code: 'room-not-found' });
  });
});

describe('a file', () => {
  it('is its sender’s alone until a message shows it, and then the room’s', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const file = await send('plan.txt', 'plan');
    await expect(accessFile(ctx, bob, file._id)).rejects.toMatchObject({ code: 'file-not-found' });
    const message = await sendMessage(ctx, alice, { roomId: room._id, body: '', fileIds: [file._id] });
    expect(message.files).toMatchObject([{ id: file._id, name: 'plan.txt', size: 4 }]);
    expect((await accessFile(ctx, bob, file._id)).state).toBe('attached');
    await expect(accessFile(ctx, carol, file._id)).rejects.toMatchObject({ code: 'file-not-found' });
    expect((await listRoomFiles(ctx, bob, { roomId: room._id, offset: 0, limit: 5 })).map(({ _id }) => _id)).toEqual([
      file._id,
    ]);
  });

  it('cannot be shown by somebody else, or twice', async () => {
    const { ctx, alice, bob, room } = world;
    const file = await send('mine.txt', 'mine');
    await expect(sendMessage(ctx, bob, { roomId: room._id, body: 'look', fileIds: [file._id] })).rejects.toMatchObject({
      code: 'file-not-found',
    });
    await sendMessage(ctx, alice, { roomId: room._id, body: '', fileIds: [file._id] });
    await expect(
      sendMessage(ctx, alice, { roomId: room._id, body: 'again', fileIds: [file._id] }),
    ).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('goes with its message', async () => {
    const { ctx, alice, room } = world;
    const file = await send('gone.txt', 'gone');
    const message = await sendMessage(ctx, alice, { roomId: room._id, body: '', fileIds: [file._id] });
    await deleteMessage(ctx, alice, { messageId: message._id });
    await removeFilesOf(ctx, message._id);
    await expect(accessFile(ctx, alice, file._id)).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('is collected when no message came to show it within a day', async () => {
    const { ctx, database } = world;
    const before = (await readdir(join(folder, 'uploads'), { recursive: true })).length;
    const file = await send('forgotten.txt', 'x');
    expect(await collectForgotten(ctx)).toBe(0);
    await database.db
      .collection<{ _id: string }>('files')
      .updateOne({ _id: file._id }, { $set: { createdAt: new Date(0) } });
    expect(await collectForgotten(ctx)).toBe(1);
    expect(await ctx.models.files.find(file._id)).toBeNull();
    expect((await readdir(join(folder, 'uploads'), { recursive: true })).length).toBeLessThanOrEqual(before + 1);
  });
});
