import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, pressOn, until, untilEmpty } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let threadId: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, ['design']);
  const alice = await register(app.origin, 'Alice Chen');
  const { room } = await alice.call('room:get', { name: 'general' });
  const send = (body: string, threadId?: string) => {
    const id = newUlid();
    const thread = threadId === undefined ? {} : { threadId };
    return dora.call('message:send', { id, roomId: room.id, body, ...thread }).then(() => id);
  };
  threadId = await send('the root of it');
  await send('an answer', threadId);
  await alice.call('message:send', { id: newUlid(), roomId: room.id, body: 'a line of Alice' });
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

/** Presses Escape once for each layer, and sees that it takes this one and leaves all that lie below it. */
async function peel(page: Page, layers: readonly Locator[]): Promise<void> {
  for (const layer of layers) await layer.waitFor();
  for (const [at, layer] of layers.entries()) {
    await page.keyboard.press('Escape');
    await untilEmpty(layer);
    for (const below of layers.slice(at + 1)) expect(await below.isVisible()).toBe(true);
  }
}

describe('Escape', () => {
  it('closes one layer with one press, the nearest first', async () => {
    const { context, page, faults } = await visit(browser, app.origin);
    await signIn(context, app.origin, dora);
    await openRoom(page, '/channel/general');
    const panel = page.getByRole('complementary');
    const menu = page.getByRole('menu');
    const dialog = page.getByRole('dialog');

    // A menu of a panel, and the panel.
    await page.goto('/channel/general?panel=members');
    await panel.getByRole('button', { name: /Alice/ }).first().waitFor();
    await panel.getByRole('button', { name: 'Options of Alice Chen' }).click();
    await peel(page, [menu, panel]);

    // What is edited in a thread, and the thread's panel.
    await page.goto(`/channel/general?panel=thread&thread=${threadId}`);
    await pressOn(panel.getByRole('article').filter({ hasText: 'an answer' }), 'More');
    await menu.getByRole('menuitem', { name: 'Edit' }).click();
    const editor = page.getByRole('textbox', { name: 'Edit message' });
    await until(() => editor.evaluate((field) => field === document.activeElement));
    await peel(page, [editor, panel]);

    // The picker that a dialog opened, and the dialog.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('>status');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Another emoji' }).click();
    await until(async () => (await dialog.count()) === 2);
    await page.keyboard.press('Escape');
    await until(async () => (await dialog.count()) === 1);
    await peel(page, [dialog]);

    // The list of suggestions, what is answered, and only then is the field left as it was.
    const bar = page.getByTestId('reply-bar');
    await message(page, 'a line of Alice').hover();
    await composer(page).focus();
    await page.keyboard.press('Shift+ArrowUp');
    await bar.waitFor();
    await page.keyboard.type('@do');
    await peel(page, [page.getByRole('listbox'), bar]);
    expect(await composer(page).inputValue()).toBe('@do');
    expect(faults).toEqual([]);
  });

  it('closes a menu in the drawer of a narrow screen before the drawer', async () => {
    const { context, page } = await visit(browser, app.origin, { phone: true });
    await signIn(context, app.origin, dora);
    await openRoom(page, '/channel/general');
    await page.getByRole('button', { name: 'Open the list of rooms' }).click();
    const rooms = page.getByRole('navigation', { name: 'Rooms' });
    await rooms.getByRole('button', { name: /Dora/ }).first().click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await untilEmpty(page.getByRole('menu'));
    expect(await page.locator('[data-drawer]').getAttribute('data-drawer')).toBe('true');
    await page.keyboard.press('Escape');
    await until(async () => (await page.locator('[data-drawer]').getAttribute('data-drawer')) === 'false');
  });
});
