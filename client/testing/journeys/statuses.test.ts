import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, write } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  alice = await register(app.origin, 'Alice Chen');
}, 180_000);
afterAll(async () => {
  dora?.close();
  alice?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function come(who: Person) {
  const { context, page } = await visit(browser, app.origin);
  page.setDefaultTimeout(30_000);
  await signIn(context, app.origin, who);
  return page;
}

describe('statuses', () => {
  it('show their emoji in the header and the list of rooms, are picked from all emoji, and offered by administrators', async () => {
    await alice.call('presence:set', { status: 'online', statusText: 'Eating', statusEmoji: 'pizza' });
    const { room } = await dora.call('direct:open', { userIds: [alice.id] });
    await dora.call('message:send', { id: newUlid(), roomId: room.id, body: 'hello' });
    const page = await come(dora);
    await openRoom(page, `/direct/${room.id}`);
    const head = page.locator('header').first();
    await head.getByText('Eating').waitFor();
    await head.getByRole('img', { name: 'pizza' }).waitFor();
    await page.getByTestId('partner-status').getByRole('img', { name: 'pizza' }).waitFor();

    await page.goto('/admin/statuses');
    await page.getByRole('button', { name: 'Add status' }).first().click();
    await page.getByRole('textbox', { name: 'Words' }).fill('On the road');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('list', { name: 'Statuses' }).getByText('On the road').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const self = await come(alice);
    await openRoom(self, '/channel/general');
    await self
      .getByRole('button', { name: /Alice Chen/ })
      .first()
      .click();
    await self.getByRole('menuitem', { name: 'Set a status…' }).click();
    await self.getByRole('combobox', { name: 'Common ones' }).selectOption('On the road');
    await self.getByRole('button', { name: 'Another emoji' }).click();
    await self.getByRole('textbox', { name: 'Search emoji' }).fill('tram');
    await self.getByRole('dialog').last().getByRole('button', { name: 'tram', exact: true }).click();
    await self.getByRole('button', { name: 'Save' }).click();
    await page.goto(`/direct/${room.id}`);
    await head.getByText('On the road').waitFor();
  }, 120_000);

  it('lets one answer the author of a message alone', async () => {
    const { room } = await dora.call('room:get', { name: 'general' });
    await dora.call('message:send', { id: newUlid(), roomId: room.id, body: 'a word to all' });
    const page = await come(alice);
    await openRoom(page, '/channel/general');
    await message(page, 'a word to all').first().hover();
    await message(page, 'a word to all').first().getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Answer by direct message' }).click();
    await page.waitForURL(/\/direct\//);
    await composer(page).waitFor();
    await write(page, 'between us');
    await message(page, 'between us').filter({ hasText: 'a word to all' }).first().waitFor();
  }, 60_000);
});
