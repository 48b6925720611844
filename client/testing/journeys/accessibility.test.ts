import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { openRoom } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;
let bob: Person;
let threadId: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, ['design']);
  alice = await register(app.origin, 'Alice Chen');
  bob = await register(app.origin, 'Bob Miller');
  const { room } = await dora.call('room:get', { name: 'general' });
  const texts = [
    'Hello *everyone*, see https://example.org and `this`.',
    '@alice please look\n```\ncode\n```\n> quoted\n- one\n- two',
    '- [x] done\n- [ ] open\n||secret||',
  ];
  for (const body of texts) await bob.call('message:send', { id: newUlid(), roomId: room.id, body });
  const first = await bob.call('message:send', { id: newUlid(), roomId: room.id, body: 'Look at #design :tada:' });
  await dora.call('message:react', { messageId: first.id, emoji: ':thumbsup:', on: true });
  await dora.call('message:pin', { messageId: first.id, pinned: true });
  await alice.call('message:star', { messageId: first.id, starred: true });
  for (const who of [alice, dora])
    await who.call('message:send', { id: newUlid(), roomId: room.id, body: 'An answer', threadId: first.id });
  threadId = first.id;
  const poll = { roomId: room.id, question: 'When?', options: ['Today', 'Tomorrow'] };
  const asked = await bob.call('poll:create', { id: newUlid(), ...poll });
  await alice.call('poll:vote', { messageId: asked.id, choices: [0] });
  await bob.call('message:send', { id: newUlid(), roomId: room.id, body: 'as I said', quotes: [first.id] });
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  await alice.call('scheduled:create', { id: newUlid(), roomId: room.id, body: 'Good morning', dueAt });
  await alice.call('reminder:create', { text: 'Water the plants', dueAt, repeat: 'weekly' });
  await alice.call('draft:save', { roomId: room.id, text: 'Half a thought', revision: 0 });
  const own = await alice.call('message:send', { id: newUlid(), roomId: room.id, body: 'mine' });
  await alice.call('message:edit', { messageId: own.id, body: 'mine, edited' });
  const gone = await alice.call('message:send', { id: newUlid(), roomId: room.id, body: 'gone' });
  await alice.call('message:delete', { messageId: gone.id });
  const { room: direct } = await bob.call('direct:open', { userIds: [alice.id] });
  await bob.call('message:send', { id: newUlid(), roomId: direct.id, body: 'Do you have a minute?' });
  await dora.call('webhook:create', { name: 'Build server', channel: '#general' });
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

const layouts = [
  { name: 'wide and light', phone: false, dark: false },
  { name: 'wide and dark', phone: false, dark: true },
  { name: 'on a phone and light', phone: true, dark: false },
  { name: 'on a phone and dark', phone: true, dark: true },
] as const;

/** Axe finds nothing, and nothing is wider than the screen. */
async function check(page: Page, screen: string): Promise<void> {
  expect({ screen, faults: await accessibilityFaults(page) }).toEqual({ screen, faults: [] });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect({ screen, tooWide }).toEqual({ screen, tooWide: false });
}

async function openDrawerOn(page: Page, phone: boolean): Promise<void> {
  if (phone) await page.getByRole('button', { name: 'Open the list of rooms' }).click();
}

describe.each(layouts)('$name', ({ phone, dark }) => {
  it('every screen can be used by everybody', async () => {
    const { context, page, faults } = await visit(browser, app.origin, { phone, dark });
    await page.goto('/login');
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    await check(page, 'login');
    await page.goto('/register');
    await page.getByRole('button', { name: 'Create account' }).waitFor();
    await check(page, 'register');

    await signIn(context, app.origin, alice);
    await openRoom(page, '/channel/general');
    await page.getByText('mine, edited').waitFor();
    // Signs of emoji come after the first messages; until then their names stand there.
    await page.getByTitle(':thumbsup:', { exact: true }).first().waitFor();
    await check(page, 'room');
    await openDrawerOn(page, phone);
    await page.getByRole('button', { name: /Acme Research/ }).click();
    await page.getByRole('menuitem', { name: 'Preferences' }).waitFor();
    await check(page, 'account menu');
    await page.getByRole('menuitem', { name: 'Preferences' }).click();
    await page.getByRole('heading', { name: 'Appearance' }).waitFor();
    await check(page, 'preferences');

    await openRoom(page, '/channel/general?panel=members');
    await page.getByRole('complementary').getByText('@bob').waitFor();
    await check(page, 'members');
    await openRoom(page, `/channel/general?panel=person&person=${bob.id}`);
    await page.getByRole('button', { name: 'Send a message' }).waitFor();
    await check(page, 'profile');

    await openRoom(page, '/channel/general');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    await check(page, 'quick switcher');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await openDrawerOn(page, phone);
    await page.getByRole('button', { name: 'Create or find' }).click();
    await page.getByRole('menuitem', { name: 'Create a channel' }).click();
    await page.getByRole('dialog', { name: 'Create a channel' }).waitFor();
    await check(page, 'create a channel');

    await page.goto('/directory');
    await page.getByText('#design', { exact: false }).first().waitFor({ state: 'attached' });
    await check(page, 'channels');
    await page.goto('/directory?tab=people');
    await page.getByText('@bob').waitFor();
    await check(page, 'people');
    await page.goto('/channel/design');
    await page.getByRole('button', { name: 'Join channel' }).waitFor();
    await check(page, 'a channel before joining');
    await page.goto('/channel/nowhere');
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await check(page, 'not found');

    await context.clearCookies();
    await signIn(context, app.origin, dora);
    await page.goto('/admin/webhooks');
    await page.getByText('Build server').waitFor();
    await check(page, 'webhooks');
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByRole('dialog').waitFor();
    await check(page, 'new webhook');
    expect(faults).toEqual([]);
  }, 120_000);
});

describe.each(layouts)('what people keep, look for and open, $name', ({ phone, dark }) => {
  it('can be used by everybody', async () => {
    const { context, page, faults } = await visit(browser, app.origin, { phone, dark });
    await signIn(context, app.origin, alice);
    const side = page.getByRole('complementary');
    const panels = [
      ['info', 'Made'],
      ['pinned', 'Show in conversation'],
      ['starred', 'Show in conversation'],
      ['threads', 'Show in conversation'],
      ['search', 'Search everywhere'],
      ['discussions', 'Start a discussion'],
      [`thread&thread=${threadId}`, 'Unfollow'],
    ] as const;
    for (const [panel, shown] of panels) {
      await openRoom(page, `/channel/general?panel=${panel}`);
      await side.getByText(shown).first().waitFor();
      await check(page, panel);
    }
    const pages = [
      ['/later', 'Good morning'],
      ['/later?tab=drafts', 'Half a thought'],
      ['/later?tab=reminders', 'Water the plants'],
      ['/threads', 'Show in conversation'],
      ['/search?q=look', 'Show in conversation'],
      ['/search?q=bob&tab=people', '@bob'],
      ['/files', 'You have not sent any files yet.'],
      ['/directory?tab=teams', 'Teams'],
    ] as const;
    for (const [path, shown] of pages) {
      await page.goto(path);
      await page.getByRole('main').getByText(shown).first().waitFor();
      await check(page, path);
    }
    await openRoom(page, '/channel/general');
    const dialogs = [
      ['New poll', () => page.getByRole('button', { name: 'New poll' }).click()],
      ['Choose an emoji', () => page.getByRole('button', { name: 'Add an emoji' }).click()],
      ['Keyboard shortcuts', () => page.keyboard.press('Control+/')],
    ] as const;
    for (const [name, open] of dialogs) {
      await open();
      await page.getByRole('dialog', { name }).waitFor();
      await check(page, name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(faults).toEqual([]);
  }, 180_000);
});

describe('on a phone', () => {
  it('gives fingers enough room', async () => {
    const { context, page } = await visit(browser, app.origin, { phone: true });
    await signIn(context, app.origin, alice);
    await openRoom(page, '/channel/general');
    await page.getByText('mine, edited').waitFor();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('header button, form button, form textarea')]
        .map((element) => ({ name: element.getAttribute('aria-label'), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
        .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
    );
    expect(small).toEqual([]);
  }, 60_000);
});
