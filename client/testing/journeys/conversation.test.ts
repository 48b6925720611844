import { Buffer } from 'node:buffer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
let pages: { dora: Page; alice: Page };

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  alice = await register(app.origin, 'Alice Chen');
}, 180_000);
beforeEach(async () => {
  pages = { dora: await pageOf(dora), alice: await pageOf(alice) };
}, 120_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  dora?.close();
  alice?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function pageOf(person: Person): Promise<Page> {
  const { context, page } = await visit(browser, app.origin);
  await signIn(context, app.origin, person);
  await openRoom(page, '/channel/general');
  return page;
}

/** Opens the bar of a message as a mouse does; one that is still on its way has none, and neither has a line of the room. */
async function act(page: Page, text: string, action: string | RegExp): Promise<void> {
  const row = message(page, text).and(page.locator('article[data-headed]:not([data-state])')).last();
  await pressOn(row, action);
}

describe('what people do with messages', () => {
  it('a reaction appears with the others at once, and goes when it is taken back', async () => {
    await write(pages.dora, 'Shall we ship it?');
    await act(pages.alice, 'Shall we ship it?', 'React with heart');
    const chip = message(pages.dora, 'Shall we ship it?').getByRole('button', { name: /^heart: Alice Chen/ });
    await chip.click();
    await message(pages.alice, 'Shall we ship it?')
      .getByRole('button', { name: /^heart: Alice Chen and Dora Weber/ })
      .click();
    await message(pages.dora, 'Shall we ship it?')
      .getByRole('button', { name: /^heart: Dora Weber · 1$/ })
      .waitFor();
  });

  it('any emoji can be found by its name, with the keyboard alone', async () => {
    await write(pages.dora, 'A rocket, please');
    await act(pages.alice, 'A rocket, please', 'Add reaction');
    await pages.alice.getByLabel('Search emoji').fill('rocket');
    await pages.alice.getByRole('button', { name: 'rocket' }).first().waitFor();
    expect(await accessibilityFaults(pages.alice)).toEqual([]);
    await pages.alice.getByLabel('Search emoji').press('Enter');
    await message(pages.dora, 'A rocket, please')
      .getByRole('button', { name: /^rocket: Alice Chen/ })
      .waitFor();
  });

  it('answers gather in a thread beside the conversation, live, and stay out of it unless their author wants them there', async () => {
    await write(pages.dora, 'Where shall we eat?');
    await act(pages.alice, 'Where shall we eat?', 'Reply in thread');
    const thread = (page: Page) => page.getByRole('complementary', { name: 'Thread' });
    await thread(pages.alice).getByRole('textbox').fill('At the harbour');
    await thread(pages.alice).getByRole('textbox').press('Enter');
    await thread(pages.alice).getByRole('article').filter({ hasText: 'At the harbour' }).waitFor();
    expect(await accessibilityFaults(pages.alice)).toEqual([]);

    await message(pages.dora, 'Where shall we eat?').getByRole('button', { name: '1 reply' }).click();
    await thread(pages.dora).getByText('At the harbour').waitFor();
    expect(await pages.dora.getByRole('main').getByText('At the harbour').count()).toBe(0);

    await thread(pages.dora).getByLabel('Also send to #general').check();
    await thread(pages.dora).getByRole('textbox').fill('Harbour it is');
    await thread(pages.dora).getByRole('textbox').press('Enter');
    await thread(pages.alice).getByText('Harbour it is').waitFor();
    await message(pages.alice, 'Harbour it is').and(pages.alice.locator('main article')).waitFor();
  });

  it('files go with a message: pictures are shown in place, others are offered to save', async () => {
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAUCAIAAAA7jDsBAAAAGklEQVR4nGNk+M+ADzDhlR2VHpUelR4U0gB1vQEnvnLN8wAAAABJRU5ErkJggg==',
      'base64',
    );
    await pages.dora
      .getByLabel('Attach files', { exact: true })
      .last()
      .setInputFiles([
        { name: 'plan.png', mimeType: 'image/png', buffer: bytes },
        { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('remember the milk') },
      ]);
    await pages.dora.getByRole('list', { name: 'Attached files' }).getByText('notes.txt').waitFor();
    await write(pages.dora, 'The plan');
    const row = message(pages.alice, 'The plan');
    await row.getByRole('link', { name: 'Download notes.txt' }).waitFor();
    const picture = row.getByRole('link', { name: 'Open picture: plan.png' }).locator('img');
    await until(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0));
    const [download] = await Promise.all([
      pages.alice.waitForEvent('download'),
      row.getByRole('link', { name: 'Download notes.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('notes.txt');
  });

  it('a search finds a message and leads to its place', async () => {
    await write(pages.dora, 'The password of the printer is marzipan');
    await message(pages.alice, 'marzipan').waitFor();
    await pages.alice.getByRole('button', { name: 'Search messages' }).click();
    const panel = pages.alice.getByRole('complementary', { name: 'Search messages' });
    await panel.getByRole('searchbox').fill('printer marzi');
    await panel.getByRole('searchbox').press('Enter');
    await panel.getByRole('button', { name: 'Show in conversation' }).click();
    await pages.alice.waitForURL(/msg=/);
    await pages.alice.locator('article[data-target="true"]', { hasText: 'marzipan' }).waitFor();
    expect(await accessibilityFaults(pages.alice)).toEqual([]);
  });

  it('what is pinned is found by everybody, what is saved only by oneself', async () => {
    await write(pages.dora, 'Rule one: be kind');
    const menu = async (page: Page, text: string, item: string) => {
      await act(page, text, 'More');
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu(pages.dora, 'Rule one', 'Pin for everybody');
    await message(pages.alice, 'Rule one').getByText('Pinned by Dora Weber').waitFor();
    await menu(pages.alice, 'Rule one', 'Save for myself');

    const open = async (page: Page, panel: string) => {
      await page
        .getByRole('main')
        .getByRole('banner')
        .or(page.getByRole('main'))
        .getByRole('button', { name: 'More' })
        .first()
        .click();
      await page.getByRole('menuitem', { name: panel }).click();
      return page.getByRole('complementary', { name: panel });
    };
    await (await open(pages.alice, 'Pinned messages')).getByText('Rule one: be kind').waitFor();
    await (await open(pages.alice, 'Saved messages')).getByText('Rule one: be kind').waitFor();
    await (await open(pages.dora, 'Saved messages')).getByText('You have saved nothing here yet.').waitFor();
  });

  it('a draft in a thread does not become a draft of the room', async () => {
    await write(pages.dora, 'Two drafts');
    await act(pages.dora, 'Two drafts', 'Reply in thread');
    await pages.dora.getByRole('complementary', { name: 'Thread' }).getByRole('textbox').fill('half an ans');
    expect(await composer(pages.dora).first().inputValue()).toBe('');
  });
});

describe('writing', () => {
  it('names are completed from their first letters, by keyboard, and the message is sent by the next Enter', async () => {
    const field = composer(pages.dora);
    await field.pressSequentially('Hello @ali');
    await pages.dora.getByRole('option', { name: /Alice Chen/ }).waitFor();
    expect(await accessibilityFaults(pages.dora)).toEqual([]);
    await field.press('Enter');
    expect(await field.inputValue()).toBe('Hello @alice ');
    await field.press('Enter');
    await message(pages.alice, 'Hello @alice').waitFor();
  });

  it('commands are offered, obeyed, and answered to the one who typed', async () => {
    const field = composer(pages.dora);
    await field.pressSequentially('/he');
    await pages.dora.getByRole('option', { name: /\/help/ }).waitFor();
    await field.press('Tab');
    await field.press('Enter');
    await pages.dora.getByRole('dialog', { name: 'Commands' }).getByText('/jitsi').waitFor();
    await pages.dora.keyboard.press('Escape');
    await write(pages.dora, '/topic Bread and butter');
    await message(pages.alice, 'Dora Weber set the topic: Bread and butter').waitFor();
    await write(pages.alice, '/nonsense');
    await pages.alice.getByText('There is no such command. Type /help for a list.').waitFor();
    expect(await composer(pages.alice).inputValue()).toBe('/nonsense');
  });

  it('a call is one click away, and a way in for everybody', async () => {
    await pages.dora.getByRole('button', { name: 'Start a video call' }).click();
    await pages.alice.context().route('https://meet.jit.si/**', (route) => route.fulfill({ body: 'the call' }));
    const opened = pages.alice.context().waitForEvent('page');
    await pages.alice.getByRole('button', { name: 'Join the call' }).click();
    await (await opened).waitForURL(/^https:\/\/meet\.jit\.si\/Parley-/);
  });
});
