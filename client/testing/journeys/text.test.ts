import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { message, openRoom } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;
let roomId: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  alice = await register(app.origin, 'Alice Chen');
  ({
    room: { id: roomId },
  } = await dora.call('room:get', { name: 'general' }));
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

const say = (body: string) => dora.call('message:send', { id: newUlid(), roomId, body });

async function pageOf(person: Person, options: { dark?: boolean; phone?: boolean } = {}): Promise<Page> {
  const { context, page } = await visit(browser, app.origin, options);
  await signIn(context, app.origin, person);
  await openRoom(page, '/channel/general');
  return page;
}

describe('the text of a message', () => {
  it.each([false, true])(
    'is shown as it was meant, code in colours and formulas drawn, for everybody (dark: %s)',
    async (dark) => {
      await say('Code:\n```ts\nconst answer: number = 42; // why\nreturn `text ${answer}`;\n```');
      await say('*bold* _italic_ ~gone~ `x` ||secret|| see heise.de or mail me@example.org, call +49 30 1234567');
      await say('Energy: \\(E = mc^2\\) and <t:1700000000:D>\n- [x] done\n- [ ] open\n> quoted');
      await say(':tada:');
      const page = await pageOf(alice, { dark });

      const code = message(page, 'const answer').last();
      await code.locator('.hljs-keyword', { hasText: 'const' }).waitFor();
      await code.locator('.hljs-comment').waitFor();
      await page.locator('article .katex').first().waitFor();
      const links = message(page, 'see heise.de').last();
      expect(await links.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
        'https://heise.de/',
        'mailto:me@example.org',
        'tel:+49301234567',
      ]);
      await links.getByRole('button', { name: 'Spoiler, click to show' }).click();
      await links.getByText('secret').waitFor();
      await message(page, 'Energy')
        .last()
        .getByText('November 14, 2023')
        .or(message(page, 'Energy').last().getByText('14 November 2023'))
        .first()
        .waitFor();
      await message(page, 'done').last().getByRole('img', { name: 'Done' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it('lends its code to the clipboard', async () => {
    await say('```py\nprint("to be copied")\n```');
    const page = await pageOf(alice);
    const row = message(page, 'to be copied').last();
    await row.hover();
    await row.getByRole('button', { name: 'Copy code' }).click();
    await page.getByText('Copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('print("to be copied")');
  });

  it('that is long shows its beginning, and all of it when asked; also on a narrow phone', async () => {
    await say(Array.from({ length: 80 }, (_, line) => `line ${line}`).join('\n'));
    const page = await pageOf(alice, { phone: true });
    const row = message(page, 'line 79').last();
    const height = async () => (await row.boundingBox())?.height ?? 0;
    expect(await height()).toBeLessThan(500);
    await row.getByRole('button', { name: 'Show more' }).click();
    await row.getByRole('button', { name: 'Show less' }).waitFor();
    expect(await height()).toBeGreaterThan(1_000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  });

  it('has formulas only in a workspace that wants them', async () => {
    await say('No formula: \\(a_1 + b_1\\)');
    const page = await pageOf(alice);
    await message(page, 'No formula').locator('.katex').waitFor();
    await fetch(`${app.origin}/api/v1/settings/Katex_Enabled`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: dora.cookie, origin: app.origin },
      body: JSON.stringify({ value: false }),
    });
    await message(page, 'No formula').getByText('(a_1 + b_1)').waitFor();
  });
});
