import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { can, changePermissions, permissionCatalogue, roleCatalogue, type PermissionId } from './index.ts';

const permissions = Object.entries(permissionCatalogue) as [PermissionId, readonly string[]][];

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('the catalogue of permissions', () => {
  it.each(permissions)('%s is held by roles that exist, and by nobody else', (id, roles) => {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const role of roles) expect(roleCatalogue.map((known) => known.id as string)).toContain(role);
    expect(can(world.ctx, world.alice, id)).toBe(roles.includes('user'));
    expect(can(world.ctx, { ...world.alice, roles: [] }, id)).toBe(false);
    expect(can(world.ctx, world.dora, id)).toBe(roles.includes('admin') || roles.includes('user'));
  });

  it('can be changed by administrators alone, at once, to roles that exist', async () => {
    const { ctx, alice, dora } = world;
    const change = { id: 'create-c', roles: ['admin'] };
    await expect(changePermissions(ctx, alice, [change])).rejects.toMatchObject({ code: 'not-allowed' });
    await changePermissions(ctx, dora, [change]);
    expect(can(ctx, alice, 'create-c')).toBe(false);
    await expect(changePermissions(ctx, dora, [{ id: 'no-such', roles: [] }])).rejects.toMatchObject({
      code: 'permission-not-found',
    });
    await expect(changePermissions(ctx, dora, [{ id: 'create-c', roles: ['king'] }])).rejects.toMatchObject({
      code: 'role-not-found',
    });
  });
});
