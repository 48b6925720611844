import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, until, untilEmpty } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, ['design', 'sales']);
  alice = await register(app.origin, 'Alice Chen');
  for (const name of ['design', 'sales']) {
    const { room } = await alice.call('room:get', { name });
    await alice.call('room:join', { roomId: room.id });
  }
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  dora?.close();
  alice?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function come(options: Parameters<typeof visit>[2] = {}) {
  const visitor = await visit(browser, app.origin, options);
  await signIn(visitor.context, app.origin, alice);
  return visitor;
}

async function says(body: string, name = 'general'): Promise<void> {
  const { room } = await dora.call('room:get', { name });
  await dora.call('message:send', { id: newUlid(), roomId: room.id, body });
}

const rooms = (page: Page) => page.getByRole('navigation', { name: 'Rooms' });
const row = (page: Page, name: string) =>
  rooms(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name }) });
const heading = (page: Page, name: string) => rooms(page).getByRole('heading', { name });

async function roomMenu(page: Page, name: string, item: string): Promise<void> {
  await row(page, name).hover();
  await page.getByRole('button', { name: `Options of ${name}` }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** In steps, as a hand does it: a browser that is busy misses a jump. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('it is not in sight');
  await page.mouse.move(start.x + 30, start.y - 4, { steps: 4 });
  await page.mouse.move(end.x + 40, end.y + end.height / 2, { steps: 8 });
  await to.hover();
  await page.mouse.up();
}

/** The texts of the list from the top: names of sections and of rooms. */
const listed = (page: Page) => rooms(page).getByTestId('room-list').getByRole('listitem').allInnerTexts();

describe('one’s own list of rooms', () => {
  it('has folders that are made, filled by menu and by dragging, ordered, renamed and deleted, on every device', async () => {
    const { page, context, faults } = await come();
    await openRoom(page, '/channel/general');
    const second = await context.newPage();
    await openRoom(second, '/channel/general');

    await roomMenu(page, 'design', 'Move to…');
    await page.getByLabel('Into a new folder').fill('Work');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create and move' }).click();
    await heading(page, 'Work').waitFor();
    await heading(second, 'Work').waitFor();
    await untilEmpty(page.getByRole('dialog'));

    // Nothing can be dragged in a tab that lies behind another.
    await page.bringToFront();
    await drag(page, row(page, 'sales').getByRole('link'), heading(page, 'Work'));
    await until(async () => {
      const texts = await listed(second);
      return texts.indexOf('sales') > texts.indexOf('Work') && texts.indexOf('sales') < texts.indexOf('Channels');
    });

    await heading(page, 'Work').hover();
    await page.getByRole('button', { name: 'Options of Work' }).click();
    await page.getByRole('menuitem', { name: 'Move down' }).click();
    await until(async () => {
      const texts = await listed(second);
      return texts.indexOf('Work') > texts.indexOf('Channels');
    });

    await heading(page, 'Work').getByRole('button').click();
    await untilEmpty(row(second, 'design'));
    await says('wake up', 'design');
    await row(second, 'design').waitFor();

    await page.reload();
    await composer(page).waitFor();
    await heading(page, 'Work').hover();
    await page.getByRole('button', { name: 'Options of Work' }).click();
    await page.getByRole('menuitem', { name: 'Rename folder' }).click();
    await page.getByLabel('Name of the folder').fill('Projects');
    await page.getByRole('button', { name: 'Save' }).click();
    await heading(second, 'Projects').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await heading(page, 'Projects').hover();
    await page.getByRole('button', { name: 'Options of Projects' }).click();
    await page.getByRole('menuitem', { name: 'Delete folder' }).click();
    await page.getByRole('button', { name: 'Delete folder' }).click();
    await untilEmpty(heading(second, 'Projects'));
    await row(second, 'sales').waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  it('keeps a muted room quiet, and says what each default stands for', async () => {
    const { page } = await come();
    await openRoom(page, '/channel/general');
    await roomMenu(page, 'sales', 'Mute');
    await row(page, 'sales').getByText('muted').waitFor({ state: 'attached' });
    await says('nothing urgent', 'sales');
    await says('but @alice, this is', 'sales');
    await row(page, 'sales').getByText('1 mention').waitFor({ state: 'attached' });
    await roomMenu(page, 'sales', 'Notifications…');
    await page.getByText('As usual (Mentions)').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('No number').click();
    await untilEmpty(row(page, 'sales').getByText('1 mention'));
    await page.getByLabel('No number').click();
    await row(page, 'sales').getByText('1 mention').waitFor({ state: 'attached' });
    await page.getByLabel('Mute this room').click();
    await page.keyboard.press('Escape');
    await untilEmpty(row(page, 'sales').getByText('muted', { exact: true }));
  }, 120_000);
});

describe('the keys of the page', () => {
  it('lead from room to room, read everything and take it back, and stand on one sheet', async () => {
    const { page, faults } = await come();
    await openRoom(page, '/channel/general');
    await page.keyboard.press('Shift+Escape');
    await page.getByText(/marked as read|Everything is read/).waitFor();

    await says('hello @alice', 'design');
    await says('and hello again', 'sales');
    await row(page, 'design').getByText('1 mention').waitFor({ state: 'attached' });
    await page.keyboard.press('Shift+Escape');
    await page.getByText('2 rooms were marked as read.').waitFor();
    await untilEmpty(row(page, 'design').getByText('1 mention'));
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await row(page, 'design').getByText('1 mention').waitFor({ state: 'attached' });

    await composer(page).focus();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await page.waitForURL(/channel\/(design|sales)/);
    await message(page, 'hello').first().waitFor();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await until(async () => (await page.title()).includes('#') && !(await page.title()).startsWith('('));
    await page.keyboard.press('Control+.');
    await page.getByRole('complementary', { name: 'Members' }).waitFor();
    await page.keyboard.press('Control+.');
    await untilEmpty(page.getByRole('complementary', { name: 'Members' }));

    await page.keyboard.press('Control+/');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('>keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+K');
    await page.getByRole('dialog', { name: /message/i }).waitFor();
    await page.keyboard.press('Escape');
    // Not while somebody writes.
    await composer(page).fill('');
    await composer(page).pressSequentially('really?');
    expect(await composer(page).inputValue()).toBe('really?');
    await composer(page).fill('');
    expect(faults).toEqual([]);
  }, 120_000);
});

describe('notifications', () => {
  it('come once over all tabs, by the level of the room and for words of one’s own, and lead to the message', async () => {
    const { page, context } = await come();
    await context.addInitScript(() => {
      const told: { title: string; body: string; click: () => void }[] = [];
      class Told extends EventTarget {
        static permission = 'granted';
        static requestPermission = async () => 'granted';
        constructor(title: string, { body = '' }: { body?: string } = {}) {
          super();
          told.push({ title, body, click: () => this.dispatchEvent(new Event('click')) });
        }
        close() {}
      }
      Object.assign(window, { Notification: Told, told });
    });
    const told = (tab: Page) =>
      tab.evaluate(() => (window as unknown as { told: { body: string }[] }).told.map(({ body }) => body));
    await page.goto('/preferences');
    await page.getByLabel('Words to be told of').fill('deploy, release train');
    await page.getByLabel('Words to be told of').press('Tab');
    await page.goto('/channel/general');
    await composer(page).waitFor();
    const second = await context.newPage();
    await openRoom(second, '/channel/general');

    await says('just talk', 'design');
    await says('look here, @alice', 'design');
    await says('we Deploy at noon', 'design');
    await until(async () => [...(await told(page)), ...(await told(second))].length >= 2);
    expect([...(await told(page)), ...(await told(second))].sort()).toEqual(['look here, @alice', 'we Deploy at noon']);
    await row(page, 'design')
      .getByText(/mentions/)
      .waitFor({ state: 'attached' });

    const speaker = (await told(page)).length > 0 ? page : second;
    await speaker.evaluate(() => (window as unknown as { told: { click(): void }[] }).told.at(-1)?.click());
    await speaker.waitForURL(/channel\/design\?msg=/);
    await speaker.locator('mark', { hasText: 'Deploy' }).waitFor();

    await alice.call('presence:set', { status: 'busy' });
    await until(async () => (await page.getByRole('img', { name: 'Busy' }).count()) > 0);
    await says('busy now, @alice?', 'sales');
    await row(page, 'sales')
      .getByText(/mention/)
      .waitFor({ state: 'attached' });
    expect([...(await told(page)), ...(await told(second))]).toHaveLength(2);
    await alice.call('presence:set', { status: 'online' });
  }, 120_000);
});

describe('a status', () => {
  it('has an emoji, words and an end, and others see it with the time where one is', async () => {
    const { page } = await come();
    await openRoom(page, '/channel/general');
    await page
      .getByRole('button', { name: /Alice Chen/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Set a status…' }).click();
    await page.getByRole('radio', { name: '🎧' }).check();
    await page.getByLabel('In your words').fill('Writing a report');
    await page.getByLabel('Clear it').selectOption('hour');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await until(async () => {
      const [seen] = await dora.call('user:get', { ids: [alice.id] });
      return seen?.statusText === 'Writing a report' && seen.statusEmoji === '🎧' && seen.statusExpiresAt !== null;
    });

    const other = await visit(browser, app.origin);
    await signIn(other.context, app.origin, dora);
    await openRoom(other.page, `/channel/general?panel=person&person=${alice.id}`);
    const card = other.page.getByRole('complementary', { name: 'Profile' });
    await card.getByText(/^🎧\s*Writing a report$/).waitFor();
    await card.getByText(/local time/).waitFor();
    expect(await accessibilityFaults(other.page)).toEqual([]);
  }, 120_000);
});
