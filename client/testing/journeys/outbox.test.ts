import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, visit } from '../browser.ts';
import { controlLine } from '../line.ts';
import { connectAgain, register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, pending, shownTexts, until, untilEmpty, write } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  const dora = await setUpWorkspace(app.origin);
  dora.close();
  alice = await register(app.origin, 'Alice Chen');
  bob = await register(app.origin, 'Bob Miller');
}, 180_000);
afterEach(async () => {
  alice.close();
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

/** A private room of the two, so that each journey counts only its own messages. */
async function roomOfTwo(name: string): Promise<string> {
  const { room } = await alice.call('room:create', { kind: 'group', name, memberIds: [bob.id] });
  return room.id;
}

async function storedTexts(roomId: string): Promise<string[]> {
  const reader = connectAgain(app.origin, bob);
  try {
    const { messages } = await reader.call('message:page', { roomId, limit: 200 });
    return messages.filter((one) => one.kind === 'text').map((one) => one.body);
  } finally {
    reader.close();
  }
}

async function writeAll(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) await write(page, text);
}

describe('what was written and not yet acknowledged', () => {
  it('survives a reload without a connection, and arrives once and in order when there is one', async () => {
    const roomId = await roomOfTwo('reload');
    const { context, page } = await visit(browser, app.origin);
    const line = await controlLine(context);
    await signIn(context, app.origin, alice);
    await openRoom(page, '/group/reload');
    await write(page, 'before');
    await untilEmpty(pending(page));

    await line.cut();
    const texts = ['one', 'two', 'three', 'four', 'five'];
    await writeAll(page, texts);
    await until(async () => (await pending(page).count()) === texts.length);
    await page.getByText('5 messages are waiting to be sent.').waitFor();

    await page.reload();
    expect(await storedTexts(roomId)).toEqual(['before']);
    line.mend();
    await message(page, 'five').waitFor();
    await untilEmpty(pending(page));
    expect(await storedTexts(roomId)).toEqual(['before', ...texts]);
    expect(await shownTexts(page)).toEqual(['before', ...texts]);
  }, 60_000);

  it('is not doubled when it had arrived and only the answer was lost', async () => {
    const roomId = await roomOfTwo('answers');
    const { context, page } = await visit(browser, app.origin);
    const line = await controlLine(context);
    await signIn(context, app.origin, alice);
    await openRoom(page, '/group/answers');
    await page.getByText('This is the very beginning').waitFor();

    line.swallowAnswers();
    await write(page, 'only once');
    await until(async () => (await storedTexts(roomId)).length === 1);
    expect(await pending(page).count()).toBe(1);

    line.mend();
    await page.reload();
    await message(page, 'only once').waitFor();
    await write(page, 'after it');
    await untilEmpty(pending(page));
    expect(await storedTexts(roomId)).toEqual(['only once', 'after it']);
    expect(await shownTexts(page)).toEqual(['only once', 'after it']);
  }, 60_000);

  it('is neither lost nor doubled nor mixed up when the server is killed in the middle of it', async () => {
    const roomId = await roomOfTwo('killed');
    const writer = await visit(browser, app.origin);
    const reader = await visit(browser, app.origin);
    await signIn(writer.context, app.origin, alice);
    await signIn(reader.context, app.origin, bob);
    await openRoom(writer.page, '/group/killed');
    await openRoom(reader.page, '/group/killed');
    const texts = Array.from({ length: 18 }, (_, number) => `message ${number + 1}`);

    await writeAll(writer.page, texts.slice(0, 6));
    const killed = app.kill();
    await writeAll(writer.page, texts.slice(6, 14));
    await killed;
    await writeAll(writer.page, texts.slice(14));
    await app.restart();

    await until(async () => (await storedTexts(roomId)).length >= texts.length, 40_000);
    await untilEmpty(pending(writer.page));
    expect(await storedTexts(roomId)).toEqual(texts);
    expect(await shownTexts(writer.page)).toEqual(texts);
    await until(async () => (await shownTexts(reader.page)).length === texts.length);
    expect(await shownTexts(reader.page)).toEqual(texts);
  }, 90_000);

  it('keeps an unfinished draft in each room over a reload', async () => {
    await roomOfTwo('drafts');
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, alice);
    await openRoom(page, '/group/drafts');
    await composer(page).fill('not finished');
    await openRoom(page, '/channel/general');
    expect(await composer(page).inputValue()).toBe('');
    await page.reload();
    await page.getByRole('link', { name: /drafts/ }).click();
    await until(async () => (await composer(page).inputValue()) === 'not finished');
  }, 60_000);
});
