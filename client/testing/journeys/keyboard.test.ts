import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { openBrowser, visit } from '../browser.ts';
import { PASSWORD, register, setUpWorkspace, type Person } from '../people.ts';
import { composer, message, until, untilEmpty } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, ['design']);
  await register(app.origin, 'Alice Chen');
  await register(app.origin, 'Bob Miller');
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

/** What has the focus, as a screen reader would name it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

async function logIn(page: Page): Promise<void> {
  await page.goto('/login');
  // The first field has the focus without anybody's doing.
  await until(() => page.evaluate(() => document.activeElement instanceof HTMLInputElement));
  await page.keyboard.type('alice');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await composer(page).waitFor();
}

async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`nothing named ${name} can be reached with Tab`);
}

async function arrowTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`nothing named ${name} can be reached with the arrow keys`);
}

describe('without a mouse', () => {
  it('somebody logs in, changes rooms, writes, edits, deletes, and finds people', async () => {
    const { page, faults } = await visit(browser, app.origin);
    await logIn(page);
    await until(() => composer(page).evaluate((field) => field === document.activeElement));

    // The switcher opens out of the composer and gives the focus to the new room's composer.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('bob');
    await page.getByRole('option', { name: /Bob Miller/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/direct/**');
    await until(() => composer(page).evaluate((field) => field === document.activeElement));

    await page.keyboard.type('first line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    await page.keyboard.press('Enter');
    await message(page, 'first line').waitFor();
    await page.locator('article[data-state]').waitFor({ state: 'detached' });

    await page.keyboard.press('ArrowUp');
    await page.getByRole('textbox', { name: 'Edit message' }).waitFor();
    await page.keyboard.type(' corrected');
    await page.keyboard.press('Enter');
    await message(page, 'second line corrected').getByText('(edited)').waitFor();
    await until(() => composer(page).evaluate((field) => field === document.activeElement));

    await page.keyboard.type('to be deleted');
    await page.keyboard.press('Enter');
    await message(page, 'to be deleted').waitFor();
    await page.locator('article[data-state]').waitFor({ state: 'detached' });

    // From the composer backwards into the list, up and down in it, and to the actions of a message.
    await tabTo(page, /to be deleted/, 'Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await until(async () => /second line corrected/.test(await focused(page)));
    await page.keyboard.press('ArrowDown');
    await until(async () => /to be deleted/.test(await focused(page)));
    await tabTo(page, /^More$/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
    await arrowTo(page, /^Delete/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^Delete$/);
    await page.keyboard.press('Enter');
    await untilEmpty(message(page, 'to be deleted'));

    // Round the regions, into the list of rooms.
    await composer(page).focus();
    await page.keyboard.press('F6');
    await tabTo(page, /^Channels$/);
    await tabTo(page, /general/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/channel/general');
    await tabTo(page, /^Members/);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Members' }).waitFor();
    await tabTo(page, /@bob/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Bob Miller' }).waitFor();
    // A browser without a window has no keys of its own; this is what Alt+Left does in one.
    await page.goBack();
    await page.getByRole('complementary', { name: 'Members' }).waitFor();
    expect(faults).toEqual([]);
  }, 90_000);

  it('tells of what is unread, where one stopped reading, and forgets it when it was read', async () => {
    const alice = await visit(browser, app.origin);
    await logIn(alice.page);
    await alice.page.goto('/directory');
    await alice.page.getByRole('heading', { name: 'Directory' }).waitFor();

    const { room } = await dora.call('room:get', { name: 'general' });
    for (const body of ['something new', 'and for you, @alice']) {
      await dora.call('message:send', { id: newUlid(), roomId: room.id, body });
    }
    const link = alice.page.getByRole('link', { name: /general/ }).first();
    await link.getByText('1 mention').waitFor();
    await until(async () => (await alice.page.title()).startsWith('(1)'));

    await link.focus();
    await alice.page.keyboard.press('Enter');
    await alice.page.getByTestId('unread-line').waitFor();
    await until(async () => !(await alice.page.title()).startsWith('('));
    expect(await alice.page.getByTestId('unread-line').count()).toBe(1);
    await alice.page.goto('/directory');
    await alice.page.goto('/channel/general');
    await message(alice.page, 'and for you').waitFor();
    expect(await alice.page.getByTestId('unread-line').count()).toBe(0);
  }, 60_000);
});
