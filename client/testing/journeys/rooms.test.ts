import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit, type Visitor } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, pressOn, until, untilEmpty, write } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  [alice, bob] = [await register(app.origin, 'Alice Chen'), await register(app.origin, 'Bob Miller')];
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  for (const person of [dora, alice, bob]) person?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function as(person: Person, options: Parameters<typeof visit>[2] = {}): Promise<Visitor> {
  const visitor = await visit(browser, app.origin, options);
  await signIn(visitor.context, app.origin, person);
  return visitor;
}

/** The panel that the menu of the room's header opens. */
async function openPanel(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function menuOf(page: Page, text: string, entry: string): Promise<void> {
  await pressOn(message(page, text), 'More');
  await page.getByRole('menuitem', { name: entry }).click();
}

const panel = (page: Page) => page.locator('aside[data-region="panel"]');

describe('a discussion', () => {
  it('is made of a message, which shows what is said in it to whoever sees the room, and leads in', async () => {
    const { room } = await alice.call('room:create', { kind: 'group', name: 'kitchen', memberIds: [bob.id] });
    const [alices, bobs] = [await as(alice), await as(bob)];
    await openRoom(alices.page, '/group/kitchen');
    await openRoom(bobs.page, '/group/kitchen');
    await write(bobs.page, 'Shall we buy a new oven?');
    await message(alices.page, 'new oven').first().waitFor();
    await menuOf(alices.page, 'new oven', 'Start a discussion');
    const dialog = alices.page.getByRole('dialog');
    expect(await dialog.getByLabel('Title').inputValue()).toBe('Shall we buy a new oven?');
    await dialog.getByLabel('Title').fill('The oven');
    await dialog.getByLabel('First message').fill('Only an induction one.');
    expect(await accessibilityFaults(alices.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    await message(alices.page, 'induction').first().waitFor();
    await alices.page.getByRole('link', { name: 'Discussion in kitchen' }).waitFor();
    expect(await alices.page.title()).toContain('The oven');

    // Beside the message, and on a line of its own.
    const summaries = bobs.page.getByRole('button', { name: /Discussion · 1 message/ });
    await until(async () => (await summaries.count()) === 2);
    await summaries.first().click();
    await message(bobs.page, 'induction').first().waitFor();
    await write(bobs.page, 'Agreed');
    await message(alices.page, 'Agreed').first().waitFor();

    await alices.page.getByRole('link', { name: 'Discussion in kitchen' }).click();
    await openPanel(alices.page, 'Discussions');
    await panel(alices.page)
      .getByRole('button', { name: /The oven.*2 messages/ })
      .waitFor();
    expect(await accessibilityFaults(alices.page)).toEqual([]);
    expect([...alices.faults, ...bobs.faults]).toEqual([]);
    await alice.call('room:delete', { roomId: room.id });
  }, 120_000);
});

describe('a team', () => {
  it('is made with a room of its own; a room for all of it brings everybody in', async () => {
    const [alices, bobs] = [await as(alice), await as(bob)];
    await openRoom(alices.page, '/channel/general');
    await openRoom(bobs.page, '/channel/general');
    await alices.page.getByRole('button', { name: 'Create or find' }).click();
    await alices.page.getByRole('menuitem', { name: 'Create a team' }).click();
    const dialog = alices.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Marketing');
    await dialog.getByRole('combobox', { name: 'Members' }).fill('bob');
    await alices.page.getByRole('option', { name: /Bob Miller/ }).click();
    await dialog.getByRole('switch', { name: 'Private' }).check();
    expect(await accessibilityFaults(alices.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await alices.page.waitForURL('**/group/marketing');
    await bobs.page
      .getByRole('link', { name: /Marketing/ })
      .first()
      .waitFor();

    await openPanel(alices.page, 'Rooms of the team');
    await panel(alices.page).getByRole('button', { name: 'New room' }).click();
    const roomDialog = alices.page.getByRole('dialog', { name: 'New room in the team' });
    await roomDialog.getByLabel('Name').fill('campaigns');
    await roomDialog.getByRole('button', { name: 'Create', exact: true }).click();
    await alices.page.waitForURL('**/channel/campaigns');
    await alices.page.getByRole('link', { name: 'Team Marketing' }).click();
    await alices.page.waitForURL('**/group/marketing**');
    await openPanel(alices.page, 'Rooms of the team');
    await panel(alices.page).getByRole('button', { name: 'Options of campaigns' }).click();
    await alices.page.getByRole('menuitem', { name: 'Bring the whole team in' }).click();
    await bobs.page
      .getByRole('link', { name: /campaigns/ })
      .first()
      .waitFor();
    await panel(alices.page).getByText('for the whole team').waitFor();
    expect(await accessibilityFaults(alices.page)).toEqual([]);

    await panel(alices.page).getByRole('button', { name: 'Make it an ordinary room' }).click();
    const ending = alices.page.getByRole('dialog');
    await ending.getByLabel('campaigns').check();
    expect(await accessibilityFaults(alices.page)).toEqual([]);
    await ending.getByRole('button', { name: 'Make it an ordinary room' }).click();
    await message(alices.page, 'made this team an ordinary room').first().waitFor();
    await untilEmpty(bobs.page.getByRole('link', { name: /campaigns/ }));
    expect([...alices.faults, ...bobs.faults]).toEqual([]);
  }, 120_000);
});

describe('an invite link', () => {
  it('leads a person without an account through registering right into a private room', async () => {
    await alice.call('room:create', { kind: 'group', name: 'workshop' });
    const alices = await as(alice);
    await openRoom(alices.page, '/group/workshop');
    await openPanel(alices.page, 'Invite links');
    await panel(alices.page).getByLabel('For how many people').selectOption({ label: '1 person' });
    await panel(alices.page).getByRole('button', { name: 'Make a link' }).click();
    const link = await panel(alices.page).getByLabel('Your link').inputValue();
    expect(link).toMatch(/\/invite\/[\w-]{43}$/);
    expect(await accessibilityFaults(alices.page)).toEqual([]);

    const erin = await visit(browser, app.origin);
    await erin.page.goto(link);
    await erin.page.getByText('You are invited to Acme Research').waitFor();
    expect(await accessibilityFaults(erin.page)).toEqual([]);
    await erin.page.getByRole('link', { name: 'Create account' }).click();
    await erin.page.getByLabel('Your name').fill('Erin Park');
    await erin.page.getByLabel('E-mail address').fill('erin@example.org');
    await erin.page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await erin.page.getByRole('button', { name: 'Create account' }).click();
    await erin.page.waitForURL('**/group/workshop');
    await composer(erin.page).waitFor();
    await message(alices.page, 'Erin Park joined').first().waitFor();

    const bobs = await as(bob);
    await bobs.page.goto(link);
    await bobs.page.getByText('This invitation is not valid any more').waitFor();
    expect(await accessibilityFaults(bobs.page)).toEqual([]);
    expect([...alices.faults, ...erin.faults, ...bobs.faults]).toEqual([]);
  }, 120_000);
});

describe('a channel with a code', () => {
  it('shows its door alone until the code is right', async () => {
    const { room } = await alice.call('room:create', { kind: 'channel', name: 'vault' });
    const alices = await as(alice);
    await openRoom(alices.page, '/channel/vault');
    await write(alices.page, 'the number is 4711');
    await openPanel(alices.page, 'About this room');
    await panel(alices.page).getByLabel('Code for joining').fill('open sesame');
    await panel(alices.page)
      .locator('form')
      .filter({ has: alices.page.getByLabel('Code for joining') })
      .getByRole('button', { name: 'Save' })
      .click();
    await panel(alices.page).getByRole('button', { name: 'Ask for no code any more' }).waitFor();
    expect(await accessibilityFaults(alices.page)).toEqual([]);

    const bobs = await as(bob, { dark: true });
    await bobs.page.goto('/directory');
    await bobs.page.getByRole('link', { name: 'vault' }).click();
    await bobs.page.getByText('#vault asks for a code').waitFor();
    expect(await bobs.page.getByText('4711').count()).toBe(0);
    expect(await accessibilityFaults(bobs.page)).toEqual([]);
    await bobs.page.getByLabel('Code', { exact: true }).fill('wrong');
    await bobs.page.getByRole('button', { name: 'Join channel' }).click();
    await bobs.page.getByRole('alert').getByText('This code is wrong.').waitFor();
    await bobs.page.getByLabel('Code', { exact: true }).fill('open sesame');
    await bobs.page.getByRole('button', { name: 'Join channel' }).click();
    await message(bobs.page, '4711').first().waitFor();
    await alice.call('room:delete', { roomId: room.id });
  }, 120_000);
});

describe('keeping order', () => {
  it('makes a moderator, mutes, bans and lifts it again from the list of members', async () => {
    const { room } = await alice.call('room:create', { kind: 'channel', name: 'square', memberIds: [bob.id] });
    const [alices, bobs] = [await as(alice), await as(bob)];
    await openRoom(bobs.page, '/channel/square');
    await openRoom(alices.page, '/channel/square?panel=members');
    const options = panel(alices.page).getByRole('button', { name: 'Options of Bob Miller' });
    const choose = async (entry: string) => {
      await options.click();
      await alices.page.getByRole('menuitem', { name: entry }).click();
    };
    await choose('Make leader');
    await alices.page.getByRole('link', { name: 'Leader: Bob Miller' }).waitFor();
    await choose('Make moderator');
    await choose('No longer moderator');
    await choose('Mute');
    await bobs.page.getByText('You were muted here').waitFor();
    await options.click();
    expect(await accessibilityFaults(alices.page)).toEqual([]);
    await alices.page.getByRole('menuitem', { name: 'Unmute' }).click();
    await composer(bobs.page).waitFor();

    await choose('Ban');
    const confirm = alices.page.getByRole('dialog', { name: 'Ban Bob Miller?' });
    await confirm.getByRole('button', { name: 'Ban', exact: true }).click();
    await untilEmpty(bobs.page.getByRole('link', { name: /square/ }));
    await bobs.page.goto('/channel/square');
    await bobs.page.getByText('Nothing here').waitFor();
    await panel(alices.page)
      .getByRole('button', { name: /Lift the ban/ })
      .click();
    await message(alices.page, 'lifted the ban on bob').first().waitFor();
    await bobs.page.goto('/channel/square');
    await bobs.page.getByRole('button', { name: 'Join channel' }).click();
    await composer(bobs.page).waitFor();
    expect([...alices.faults, ...bobs.faults]).toEqual([]);
    await alice.call('room:delete', { roomId: room.id });
  }, 120_000);

  it('says what everybody is to know under the header, until one puts it away', async () => {
    const { room } = await alice.call('room:create', { kind: 'channel', name: 'notices', memberIds: [bob.id] });
    const bobs = await as(bob, { phone: true });
    await openRoom(bobs.page, '/channel/notices');
    await alice.call('room:change', { roomId: room.id, announcement: 'The lift is out of order.' });
    const bar = bobs.page.getByRole('region', { name: 'Announcement' });
    await bar.getByText('The lift is out of order.').waitFor();
    expect(await accessibilityFaults(bobs.page)).toEqual([]);
    await bar.getByRole('button', { name: 'Put away' }).click();
    await untilEmpty(bar);
    await bobs.page.reload();
    await composer(bobs.page).waitFor();
    expect(await bar.count()).toBe(0);
    await alice.call('room:change', { roomId: room.id, announcement: 'It works again.' });
    await bar.getByText('It works again.').waitFor();
    await alice.call('room:delete', { roomId: room.id });
  }, 60_000);
});

describe('the directory', () => {
  it('finds channels, teams and people, orders them and counts them', async () => {
    await dora.call('team:create', { kind: 'channel', name: 'Sales', memberIds: [bob.id] });
    await dora.call('room:create', { kind: 'channel', name: 'aardvarks' });
    const alices = await as(alice);
    await alices.page.goto('/directory');
    await alices.page.getByRole('link', { name: 'aardvarks' }).waitFor();
    expect(await alices.page.getByRole('link', { name: 'Sales' }).count()).toBe(0);
    await alices.page.getByLabel('Sort').selectOption({ label: 'Members' });
    await until(async () => (await alices.page.locator('main li a').first().textContent()) === 'general');
    await alices.page.getByRole('link', { name: 'Teams', exact: true }).click();
    await alices.page.getByText(/found$/).waitFor();
    await alices.page.getByRole('link', { name: 'Sales' }).waitFor();
    expect(await accessibilityFaults(alices.page)).toEqual([]);
    await alices.page.getByRole('button', { name: 'Join #Sales' }).click();
    await alices.page.waitForURL('**/channel/sales');
    await composer(alices.page).waitFor();
    expect(alices.faults).toEqual([]);
  }, 60_000);
});
