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
import { createRoom } from '../rooms/index.ts';
import { changeSetting } from '../settings/index.ts';
import {
  accessFile,
  collectForgotten,
  deleteFile,
  describeFile,
  listOwnFiles,
  listRoomFiles,
  openFile,
  removeFilesOf,
  upload,
} from './index.ts';

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

describe('the place where files are kept', () => {
  it('can be changed at any time: what lies at the old one is read and removed there', async () => {
    const { ctx, dora } = world;
    const move = (value: string) => changeSetting(ctx, dora, { id: 'FileUpload_Storage_Type', value });
    await move('FileSystem');
    const onDisk = await send('disk.txt', 'on the disk');
    await move('GridFS');
    const inDatabase = await send('grid.txt', 'in the database');
    expect([onDisk.storage, inDatabase.storage]).toEqual(['disk', 'grid']);
    for (const storage of ['FileSystem', 'GridFS']) {
      await move(storage);
      expect(await read(await openFile(ctx, onDisk, { thumb: false }))).toBe('on the disk');
      expect(await read(await openFile(ctx, inDatabase, { thumb: false }))).toBe('in the database');
    }
    for (const file of [onDisk, inDatabase]) {
      await deleteFile(ctx, world.alice, { fileId: file._id });
      await expect(openFile(ctx, file, { thumb: false })).rejects.toMatchObject({ code: 'file-not-found' });
    }
    await move('FileSystem');
  });
});

describe('a picture', () => {
  it('that moves is shown as it is, and its small copy stands still', async () => {
    const frames = await Promise.all(
      ['#f00', '#00f'].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const film = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const file = await send('dance.gif', film);
    expect(file.image).toMatchObject({ width: 60, height: 40, animated: true });
    expect(await sharp(await buffer(await openFile(world.ctx, file, { thumb: false }))).metadata()).toMatchObject({
      pages: 2,
    });
    const small = await sharp(await buffer(await openFile(world.ctx, file, { thumb: true }))).metadata();
    expect(small.pages ?? 1).toBe(1);
  });

  it.each([
    ['has more pixels than can be opened', () => pixels(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer()],
    ['unpacks to more than there is room for', () => pixels(9_000, 9_000).webp({ effort: 0 }).toBuffer()],
    ['is broken', async () => (await pixels(900, 900).png().toBuffer()).subarray(0, 400)],
  ])('that %s is kept as a plain file, at no cost', async (_what, make) => {
    const bytes = await make();
    const before = process.memoryUsage().rss;
    const file = await send('bomb.png', bytes);
    expect(file.size).toBe(bytes.length);
    expect(file.image?.thumb ?? null).toBeNull();
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  const pixels = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#000' }, limitInputPixels: false });
});

describe('what is said about a file', () => {
  it('goes with the message that shows it, and is its sender’s to say', async () => {
    const { ctx, alice, bob, room } = world;
    const file = await send('tree.txt', 'tree');
    await expect(describeFile(ctx, bob, { fileId: file._id, description: 'mine' })).rejects.toMatchObject({
      code: 'file-not-found',
    });
    await describeFile(ctx, alice, { fileId: file._id, description: '  an old tree ' });
    const message = await sendMessage(ctx, alice, { roomId: room._id, body: '', fileIds: [file._id] });
    expect(message.files).toMatchObject([{ id: file._id, description: 'an old tree' }]);
    // Once it is shown it stays, and a late retry does no harm.
    await describeFile(ctx, alice, { fileId: file._id, description: 'another' });
    expect(await ctx.models.files.find(file._id)).toMatchObject({ description: 'an old tree' });
  });
});

describe('lists of files', () => {
  it('are narrowed by kind and by a part of the name, whose signs mean nothing but themselves', async () => {
    const { ctx, alice, room } = world;
    const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#456' } })
      .png()
      .toBuffer();
    for (const file of [await send('Sommer (1).png', photo), await send('summer.txt', 'x')])
      await sendMessage(ctx, alice, { roomId: room._id, body: '', fileIds: [file._id] });
    const names = async (filter: object) =>
      (await listRoomFiles(ctx, alice, { roomId: room._id, offset: 0, limit: 50, ...filter })).map(({ name }) => name);
    expect(await names({ family: 'image' })).toEqual(['Sommer (1).png']);
    expect(await names({ family: 'visual' })).toEqual(['Sommer (1).png']);
    expect(await names({ family: 'document', name: 'summer' })).toEqual(['summer.txt']);
    expect(await names({ name: 'SOMMER (' })).toEqual(['Sommer (1).png']);
    expect(await names({ name: '.*' })).toEqual([]);
  });

  it('of one’s own say how much it is, and show no room that one has left', async () => {
    const { ctx, alice, bob, database } = world;
    const { room } = await createRoom(ctx, bob, { kind: 'group', name: 'short-stay', memberIds: [alice.id] });
    const before = await listOwnFiles(ctx, alice, { offset: 0, limit: 50 });
    const path = join(folder, 'stay');
    await writeFile(path, 'stay');
    const file = await upload(ctx, alice, { roomId: room._id, file: { path, name: 'stay.txt', size: 4 } });
    await sendMessage(ctx, alice, { roomId: room._id, body: '', fileIds: [file._id] });
    const during = await listOwnFiles(ctx, alice, { offset: 0, limit: 50 });
    expect(during).toMatchObject({ count: before.count + 1, bytes: before.bytes + 4 });
    expect(during.files[0]).toMatchObject({ _id: file._id });
    await database.db.collection('members').deleteOne({ roomId: room._id, userId: alice.id });
    const after = await listOwnFiles(ctx, alice, { offset: 0, limit: 50 });
    expect(after.files.map(({ _id }) => _id)).not.toContain(file._id);
    expect(after.count).toBe(during.count);
  });
});

describe('deleteFile', () => {
  it('takes the message with it, by the rights that hold for messages', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const file = await send('both.txt', 'both');
    const message = await sendMessage(ctx, alice, { roomId: room._id, body: 'look', fileIds: [file._id] });
    await expect(deleteFile(ctx, bob, { fileId: file._id })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(deleteFile(ctx, carol, { fileId: file._id })).rejects.toMatchObject({ code: 'file-not-found' });
    await deleteFile(ctx, alice, { fileId: file._id });
    const left = await ctx.models.messages.find(message._id);
    expect(left === null || left.deletedAt !== null).toBe(true);
    expect(await ctx.models.files.find(file._id)).toBeNull();
  });
});

describe('an upload that broke off', () => {
  it('is collected, bytes and all', async () => {
    const { ctx, database } = world;
    const file = await send('broken.txt', 'x');
    await database.db
      .collection<{ _id: string }>('files')
      .updateOne({ _id: file._id }, { $set: { state: 'arriving', createdAt: new Date(0) } });
    await expect(accessFile(ctx, world.alice, file._id)).rejects.toMatchObject({ code: 'file-not-found' });
    await collectForgotten(ctx);
    expect(await ctx.models.files.find(file._id)).toBeNull();
    await expect(openFile(ctx, file, { thumb: false })).rejects.toMatchObject({ code: 'file-not-found' });
  });
});
