import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MOST_FOLDERS } from '../../contracts/sidebar.ts';
import { testWorld, type World } from '../../testing/world.ts';
import {
  createFolder,
  getSidebar,
  moveRoom,
  orderSections,
  removeFolder,
  renameFolder,
  setCollapsed,
} from './index.ts';

describe('one’s own folders', () => {
  let world: World;
  beforeEach(async () => {
    world = await testWorld();
  });
  afterEach(() => world.close());

  const folderOf = async () => (await world.ctx.models.members.find(world.room._id, world.bob.id))?.folderId ?? null;

  it('hold rooms, are renamed, ordered and folded up, and give their rooms back when they go', async () => {
    const { ctx, bob, room } = world;
    const { folderId } = await createFolder(ctx, bob, { name: 'Work' });
    await moveRoom(ctx, bob, { roomId: room._id, folderId });
    expect(await folderOf()).toBe(folderId);
    await renameFolder(ctx, bob, { folderId, name: 'Projects' });
    await orderSections(ctx, bob, { order: ['directs', folderId, 'directs', 'nonsense'] });
    await setCollapsed(ctx, bob, { sectionId: folderId, collapsed: true });
    expect(await getSidebar(ctx, bob)).toMatchObject({
      folders: [{ id: folderId, name: 'Projects' }],
      order: ['directs', folderId],
      collapsed: [folderId],
    });
    await removeFolder(ctx, bob, { folderId });
    expect(await getSidebar(ctx, bob)).toMatchObject({ folders: [], order: ['directs'], collapsed: [] });
    expect(await folderOf()).toBeNull();
  });

  it('are nobody else’s, and a room that one is not in fits into none', async () => {
    const { ctx, alice, bob, carol, room } = world;
    const { folderId } = await createFolder(ctx, bob, { name: 'Work' });
    await expect(moveRoom(ctx, alice, { roomId: room._id, folderId })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(renameFolder(ctx, alice, { folderId, name: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(moveRoom(ctx, carol, { roomId: room._id, folderId: null })).rejects.toMatchObject({
      code: 'room-not-found',
    });
  });

  it('are all there when two devices make them at once, and not without end', async () => {
    const { ctx, bob } = world;
    const other = await world.another();
    await Promise.all([1, 2, 3, 4].map((n) => createFolder(n % 2 === 0 ? ctx : other, bob, { name: `${n}` })));
    expect((await getSidebar(ctx, bob)).folders).toHaveLength(4);
    for (let n = 4; n < MOST_FOLDERS; n += 1) await createFolder(ctx, bob, { name: `${n}` });
    await expect(createFolder(ctx, bob, { name: 'too many' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
