import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { openBrowser, visit } from '../browser.ts';
import { setUpWorkspace, signIn, type Person } from '../people.ts';
import { message, openRoom, until, untilEmpty } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

/** As narrow as phones are that people still use. */
const SMALL = { width: 360, height: 640 };

let app: RunningApp;
let browser: Browser;
let dora: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, ['design']);
  const { room } = await dora.call('room:get', { name: 'general' });
  for (const body of ['above', 'in the middle', 'the newest'])
    await dora.call('message:send', { id: newUlid(), roomId: room.id, body });
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

describe('on a small phone', () => {
  it.each(['above', 'the newest'])(
    'the menu of a message (%s) lies within the screen, and all of it can be pressed',
    async (body) => {
      const { context, page, faults } = await visit(browser, app.origin, { phone: true });
      await page.setViewportSize(SMALL);
      await signIn(context, app.origin, dora);
      await openRoom(page, '/channel/general');
      // A finger has nothing to hover with: it touches the message first.
      await message(page, body).tap();
      await message(page, body).getByRole('button', { name: 'More' }).tap();
      const menu = page.getByRole('menu');
      await menu.waitFor();
      await until(async () => ((await menu.boundingBox())?.width ?? 0) > 100);
      const box = await menu.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(SMALL.width);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(SMALL.height);
      for (const item of await menu.getByRole('menuitem').all()) {
        await item.scrollIntoViewIfNeeded();
        const { y = -1, height = 0, width = 0 } = (await item.boundingBox()) ?? {};
        expect({ name: await item.textContent(), isOnScreen: y >= 0 && y + height <= SMALL.height }).toMatchObject({
          isOnScreen: true,
        });
        // What a finger presses.
        expect(Math.min(height, width)).toBeGreaterThanOrEqual(28);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SMALL.width);
      await menu.getByRole('menuitem', { name: 'Edit' }).click();
      await untilEmpty(menu);
      await page.getByRole('textbox', { name: 'Edit message' }).waitFor();
      expect(faults).toEqual([]);
    },
  );
});
