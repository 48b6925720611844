import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, pressOn, until, write } from '../room-page.ts';
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
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  dora?.close();
  alice?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function pageOf(person: Person, options: { phone?: boolean; dark?: boolean } = {}): Promise<Page> {
  const { context, page } = await visit(browser, app.origin, options);
  await signIn(context, app.origin, person);
  await openRoom(page, '/channel/general');
  return page;
}

/** Opens the bar of a message as a mouse does; one that is still on its way has none. */
async function act(page: Page, text: string, action: string | RegExp): Promise<void> {
  const row = message(page, text).and(page.locator('article:not([data-state])')).last();
  await pressOn(row, action);
}

const cards = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const generalId = async () => (await dora.call('room:get', { name: 'general' })).room.id;

describe('what people put off', () => {
  it('a message is sent later: planned, seen on another device, changed, put off again, and sent', async () => {
    const [laptop, phone] = [await pageOf(alice), await pageOf(alice, { phone: true, dark: true })];
    await phone.goto('/later');
    await phone.getByText('Nothing is scheduled').waitFor();

    await composer(laptop).fill('Happy new week');
    await laptop.getByRole('button', { name: 'Send later' }).click();
    await laptop.getByRole('menuitem', { name: /^Tomorrow morning/ }).click();
    await until(async () => (await composer(laptop).inputValue()) === '');
    await cards(phone, 'Happy new week').waitFor();
    expect(await accessibilityFaults(phone)).toEqual([]);

    await laptop.getByRole('link', { name: /^Later/ }).click();
    const card = cards(laptop, 'Happy new week');
    await card.getByRole('button', { name: 'Edit' }).click();
    await laptop.getByRole('textbox', { name: 'Text of the message' }).fill('Happy new month');
    await laptop.getByRole('button', { name: 'Save' }).click();
    await cards(phone, 'Happy new month').waitFor();
    await cards(laptop, 'Happy new month').getByRole('button', { name: 'Another time' }).click();
    await laptop.getByLabel('Day and time').fill('2027-01-04T09:30');
    expect(await accessibilityFaults(laptop)).toEqual([]);
    await laptop.getByRole('button', { name: 'Schedule' }).click();
    await laptop.getByText(/4 January 2027/).waitFor();
    await cards(laptop, 'Happy new month').getByRole('button', { name: 'Send now' }).click();
    await laptop.getByText('Nothing is scheduled').waitFor();
    await phone.getByText('Nothing is scheduled').waitFor();
    await openRoom(laptop, '/channel/general');
    await message(laptop, 'Happy new month').waitFor();
  });

  it('a message whose time comes is sent by itself, also when the server was away at that time', async () => {
    const page = await pageOf(alice);
    const roomId = await generalId();
    const due = { roomId, timeZone: 'UTC', dueAt: new Date(Date.now() + 3_000).toISOString() };
    await alice.call('scheduled:create', { ...due, id: 'later0message0one', body: 'By itself' });
    await app.kill();
    alice.close();
    await app.restart();
    await message(page, 'By itself').and(page.locator('article:not([data-state])')).waitFor();
    await until(async () => (await message(page, 'By itself').count()) === 1);
    expect(
      (await alice.call('message:page', { roomId })).messages.filter(({ body }) => body === 'By itself'),
    ).toHaveLength(1);
  });

  it('what is begun on one device goes on on the other, and is listed', async () => {
    const [laptop, phone] = [await pageOf(alice), await pageOf(alice, { phone: true })];
    await composer(laptop).fill('Dear all, I wanted to');
    await until(async () => (await composer(phone).inputValue()) === 'Dear all, I wanted to');
    await laptop.goto('/later?tab=drafts');
    await cards(laptop, 'Dear all, I wanted to').waitFor();
    expect(await accessibilityFaults(laptop)).toEqual([]);
    await composer(phone).fill('Dear all, I wanted to say hello');
    await composer(phone).press('Enter');
    await message(phone, 'say hello').first().waitFor();
    await laptop.getByText('No drafts').waitFor();
  });

  it('what was typed without a connection is kept, and comes over when there is one', async () => {
    const [laptop, phone] = [await pageOf(alice), await pageOf(alice)];
    await phone.context().setOffline(true);
    await composer(phone).fill('written in a tunnel');
    await phone.context().setOffline(false);
    await until(async () => (await composer(laptop).inputValue()) === 'written in a tunnel');
    await composer(laptop).fill('');
    await until(async () => (await composer(phone).inputValue()) === '');
  });

  it('a reminder is said by the bot, leads to its message, and is put off and done', async () => {
    const page = await pageOf(alice);
    await write(page, 'Remember the milk');
    await act(page, 'Remember the milk', 'More');
    await page.getByRole('menuitem', { name: 'Remind me about this' }).click();
    await page.getByRole('button', { name: /^In an hour/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^In an hour/ }).click();
    await page.goto('/later?tab=reminders');
    await cards(page, 'About a message').getByRole('link', { name: 'Show message' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await cards(page, 'About a message').getByRole('button', { name: 'Snooze' }).click();
    await page.getByRole('menuitem', { name: /^Tomorrow morning/ }).click();
    await cards(page, 'Tomorrow').waitFor();

    const dueAt = new Date(Date.now() + 1_500).toISOString();
    await alice.call('reminder:create', { text: 'stretch your legs', dueAt, timeZone: 'UTC' });
    await cards(page, 'stretch your legs').filter({ hasText: 'Delivered' }).waitFor();
    await cards(page, 'stretch your legs').getByRole('button', { name: 'Done' }).click();
    await cards(page, 'stretch your legs').waitFor({ state: 'detached' });
    await page
      .getByRole('link', { name: /Alice Chen/ })
      .first()
      .click();
    await message(page, '⏰ Reminder: stretch your legs').waitFor();
  });

  it('/remind answers only the one who asked', async () => {
    const [page, other] = [await pageOf(alice), await pageOf(dora)];
    await write(page, '/remind me to call home in 20 minutes');
    await page.getByText(/You will be reminded: .* · call home/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await write(page, '/remind me whenever');
    await page.getByText(/The time was not understood/).waitFor();
    expect(await other.getByText('call home').count()).toBe(0);
  });
});

describe('polls', () => {
  it('are made in a dialog, voted in with a click, seen live, and closed by their maker', async () => {
    const [page, other] = [await pageOf(alice), await pageOf(dora, { phone: true, dark: true })];
    await write(page, '/poll');
    await page.getByLabel('Question').fill('Where to eat?');
    await page.getByLabel('Answer 1').fill('Garden');
    await page.getByLabel('Answer 2').fill('Canteen');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();

    const poll = (one: Page) => message(one, 'Where to eat?').getByRole('region', { name: 'Poll' });
    await poll(other)
      .getByRole('button', { name: /Garden/ })
      .click();
    await poll(page)
      .getByRole('button', { name: /Garden.*1 vote/ })
      .waitFor();
    await poll(page).getByText('Dora Weber').waitFor();
    await poll(page)
      .getByRole('button', { name: /Canteen/ })
      .click();
    await poll(other).getByText('2 people voted').waitFor();
    await poll(other)
      .getByRole('button', { name: /Canteen/ })
      .click();
    await poll(page)
      .getByRole('button', { name: /Canteen.*2 votes · 100 %/ })
      .waitFor();
    expect(await accessibilityFaults(other)).toEqual([]);
    await poll(page).getByRole('button', { name: 'Close the poll' }).click();
    await poll(other)
      .getByText(/closed/)
      .waitFor();
    expect(
      await poll(other)
        .getByRole('button', { name: /Garden/ })
        .isDisabled(),
    ).toBe(true);
  });
});

describe('the inbox of threads', () => {
  it('shows unread threads first, opens them, and is read when all is read', async () => {
    const page = await pageOf(alice);
    const roomId = await generalId();
    const root = await alice.call('message:send', { id: 'thread0root00one', roomId, body: 'A question of mine' });
    await dora.call('message:send', { id: 'thread0answer0one', roomId, body: 'An answer', threadId: root.id });
    await page.getByRole('link', { name: /^Threads.*1 thread with something unread/ }).click();
    await cards(page, 'A question of mine')
      .getByText(/1 unread/)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await cards(page, 'A question of mine')
      .getByRole('button', { name: /1 reply/ })
      .click();
    await page.getByRole('complementary', { name: 'Thread' }).getByText('An answer').waitFor();
    await page.getByRole('link', { name: 'Threads', exact: true }).waitFor();
    await page.goto('/threads?filter=unread');
    await page.getByText('Everything is read').waitFor();
    await dora.call('message:send', { id: 'thread0answer0two', roomId, body: 'One more', threadId: root.id });
    await cards(page, 'A question of mine')
      .getByText(/1 unread/)
      .waitFor();
    await page.getByRole('button', { name: 'Mark all read' }).click();
    await page.getByText('Everything is read').waitFor();
  });
});

describe('what a room holds', () => {
  it('is pruned by an administrator, for everybody who looks on', async () => {
    const [page, other] = [await pageOf(dora), await pageOf(alice)];
    await write(other, 'Delete this one');
    await message(page, 'Delete this one').waitFor();
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Delete old messages…' }).click();
    await page.getByRole('button', { name: 'Delete messages' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete messages' }).click();
    await page.getByText(/messages were deleted/).waitFor();
    await until(async () => (await message(other, 'Delete this one').count()) === 0);
  });

  it('gets a rule of its own, and is exported to an archive that the bot announces', async () => {
    const page = await pageOf(dora);
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Keep messages for…' }).click();
    await page.getByLabel('This room has a rule of its own').check();
    await page.getByLabel('Days after which a message is old').fill('90');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect((await dora.call('room:get', { name: 'general' })).room.retention).toMatchObject({ maxAgeDays: 90 });

    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Export…' }).click();
    await page.getByRole('button', { name: 'Make archive' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make archive' }).click();
    await page.getByText('The archive is being made. You will be told.').waitFor();
    const { room } = await dora.call('direct:open', { userIds: [] });
    await page.goto(`/direct/${room.id}`);
    const link = page.getByRole('link', { name: /exports\.download/ }).first();
    await link.waitFor();
    const archive = await page.context().request.get((await link.getAttribute('href')) ?? '');
    expect([archive.status(), (await archive.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});
