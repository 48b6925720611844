import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { liveWorld, type LiveWorld } from './testing/live-world.ts';

describe('the roles of others', () => {
  let live: LiveWorld;
  beforeAll(async () => {
    live = await liveWorld();
  });
  afterAll(() => live.close());

  it('are told to who may see all of an account, and to oneself, as by REST', async () => {
    const { alice, dora } = live.world;
    const [alices, doras] = await Promise.all([live.connect(alice), live.connect(dora)]);
    expect(await doras.call('user:roles', { userId: alice.id })).toEqual({ roles: ['user'] });
    expect(await alices.call('user:roles', { userId: alice.id })).toEqual({ roles: ['user'] });
    expect(await alices.reply('user:roles', { userId: dora.id })).toMatchObject({
      ok: false,
      error: { code: 'not-allowed' },
    });
    const [seen] = await alices.call('user:get', { ids: [dora.id] });
    expect(seen).not.toHaveProperty('roles');
  });
});
