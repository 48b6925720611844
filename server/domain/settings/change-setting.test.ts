import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import type { Context } from '../context.ts';
import { reloadSettings, writeSetting } from './change-setting.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('reading the settings anew', () => {
  it('never goes back behind a later reading, however slow the earlier one is', async () => {
    const { ctx } = world;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const slow: Context = {
      ...ctx,
      models: {
        ...ctx.models,
        settings: {
          ...ctx.models.settings,
          all: async () => {
            const read = await ctx.models.settings.all();
            await held;
            return read;
          },
        },
      },
    };
    const earlier = reloadSettings(slow);
    await writeSetting(ctx, { id: 'Site_Name', value: 'Later' });
    letGo();
    await earlier;
    expect(ctx.settings.get('Site_Name')).toBe('Later');
  });
});
