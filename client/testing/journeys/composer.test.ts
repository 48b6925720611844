import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, until, write } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;
let page: Page;
let field: Locator;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  alice = await register(app.origin, 'Alice Chen');
}, 180_000);
beforeEach(async () => {
  page = await pageOf(alice);
  field = composer(page);
}, 120_000);
afterEach(async () => {
  await field.fill('').catch(() => undefined);
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  dora?.close();
  alice?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function pageOf(person: Person, options: { dark?: boolean; phone?: boolean } = {}): Promise<Page> {
  const { context, page: opened } = await visit(browser, app.origin, options);
  await signIn(context, app.origin, person);
  await openRoom(opened, '/channel/general');
  return opened;
}

const select = (from: number, to: number) =>
  field.evaluate((element, [start, end]) => (element as HTMLTextAreaElement).setSelectionRange(start, end), [
    from,
    to,
  ] as const);

/** As the clipboard of a browser would hand it over. */
async function paste(data: Readonly<Record<string, string>>): Promise<void> {
  await field.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (element.dispatchEvent(event)) document.execCommand('insertText', false, given['text/plain'] ?? '');
  }, data);
}

const untilText = (text: string) => until(async () => (await field.inputValue()) === text, 20_000);

describe('the formatting bar', () => {
  it('works on what is selected, by press and by keys, and the browser takes each step back', async () => {
    await field.pressSequentially('one two');
    await select(0, 3);
    await page.getByRole('button', { name: /^Bold/ }).click();
    await untilText('*one* two');
    await select(6, 9);
    await field.press('Control+i');
    await untilText('*one* _two_');
    await field.press('Control+z');
    await untilText('*one* two');
    await field.press('Control+z');
    await untilText('one two');
    await field.press('Control+Shift+z');
    await untilText('*one* two');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('asks for an address and makes a link of the selected words', async () => {
    await field.pressSequentially('see the plan now');
    await select(4, 12);
    await field.press('Control+Shift+u');
    const dialog = page.getByRole('dialog', { name: 'Add a link' });
    expect(await dialog.getByLabel('Text').inputValue()).toBe('the plan');
    await dialog.getByLabel('Address').fill('javascript:alert(1)');
    await dialog.getByRole('button', { name: 'Add link' }).click();
    await dialog.getByText('This is no address on the web.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('Address').fill('example.org/plan');
    await dialog.getByRole('button', { name: 'Add link' }).click();
    await untilText('see [the plan](https://example.org/plan) now');
  });

  it('can be put away, and stays so on this device', async () => {
    const toggle = page.getByRole('button', { name: 'Show formatting' });
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await toggle.click();
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor({ state: 'detached' });
    await page.reload();
    await field.waitFor();
    expect(await page.getByRole('toolbar', { name: 'Formatting' }).count()).toBe(0);
  });

  it('is a row of its own where it is narrow, down to 320 pixels, and nothing is wider than the screen', async () => {
    for (const dark of [false, true]) {
      const phone = await pageOf(alice, { phone: true, dark });
      await phone.setViewportSize({ width: 320, height: 640 });
      await phone.getByRole('button', { name: 'Show formatting' }).click();
      await phone.getByRole('toolbar', { name: 'Formatting' }).waitFor();
      expect(await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      expect((await composer(phone).boundingBox())?.width ?? 0).toBeGreaterThan(240);
      expect(await accessibilityFaults(phone)).toEqual([]);
    }
  });
});

describe('the field', () => {
  it('goes on with a list at a new line and ends it at an empty item', async () => {
    await field.pressSequentially('- one');
    await field.press('Shift+Enter');
    await untilText('- one\n- ');
    await field.pressSequentially('two');
    await field.press('Shift+Enter');
    await field.press('Shift+Enter');
    await untilText('- one\n- two\n');
    await field.press('Control+z');
    await untilText('- one\n- two\n- ');
  });

  it('grows with its text to two fifths of the screen, then it scrolls', async () => {
    await field.fill(Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n'));
    const height = (await field.boundingBox())?.height ?? 0;
    expect(height).toBeGreaterThan(200);
    expect(height).toBeLessThanOrEqual(800 * 0.4 + 1);
    expect(await field.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
  });

  it('answers the last message with Shift+↑ and edits the last own one with ↑; Escape takes both back', async () => {
    await write(page, 'my last words');
    await message(page, 'my last words').and(page.locator('article:not([data-state])')).waitFor();
    await field.press('Shift+ArrowUp');
    await page.getByTestId('reply-bar').getByText('my last words').waitFor();
    await field.press('Escape');
    await page.getByTestId('reply-bar').waitFor({ state: 'detached' });
    await field.press('ArrowUp');
    await page.getByLabel('Edit message').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Edit message').waitFor({ state: 'detached' });
  });

  it('counts what is left near the limit, and offers to send as a file what is too long', async () => {
    await field.fill('x'.repeat(4_900));
    await page.getByRole('status', { name: '100 characters left' }).waitFor();
    await field.fill('y'.repeat(5_010));
    await page.getByText('10 characters too many').waitFor();
    await page.getByRole('button', { name: 'Send as a file' }).click();
    await page.getByRole('list', { name: 'Attached files' }).getByText('message.txt').waitFor();
    await untilText('');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('main').getByText('message.txt').first().waitFor();
  });

  it('keeps what was written over a reload', async () => {
    await field.fill('half a thought');
    await page.reload();
    await untilText('half a thought');
  });

  it('sends with Ctrl+Enter for those who prefer that, and begins a new line with Enter', async () => {
    await alice.call('user:preferences', { sendOnEnter: false });
    await page.getByText('Ctrl+Enter to send').waitFor({ state: 'attached' });
    await field.pressSequentially('two');
    await field.press('Enter');
    await field.pressSequentially('lines');
    await field.press('Control+Enter');
    await message(page, 'two').filter({ hasText: 'lines' }).first().waitFor();
    await alice.call('user:preferences', { sendOnEnter: true });
  });

  it('takes an emoji from the picker', async () => {
    await field.pressSequentially('well done ');
    await page.getByRole('button', { name: 'Add an emoji' }).click();
    await page.getByLabel('Search emoji').fill('tada');
    await page.getByRole('button', { name: 'party popper' }).first().waitFor();
    await page.getByLabel('Search emoji').press('Enter');
    await untilText('well done :tada: ');
  });
});

describe('pasting', () => {
  it('an address over selected words makes them a link, and is taken back by the browser', async () => {
    await field.pressSequentially('read this');
    await select(5, 9);
    await paste({ 'text/plain': 'https://example.org/x' });
    await untilText('read [this](https://example.org/x)');
    await field.press('Control+z');
    await untilText('read this');
  });

  it('what has a form keeps it: bold, links, lists, tables; and nothing of it runs', async () => {
    const html = `<meta charset=utf-8><p>Some <b>bold</b> and <a href="https://example.org/a_(b)">a link</a></p>
      <ul><li>one</li><li>two <i>leaning</i><ol><li>deep</li></ol></li></ul>
      <table><tr><th>Name</th><th>Age</th></tr><tr><td>Ann</td><td>7</td></tr></table>
      <pre><code>let a  = 1;\nlet b;</code></pre><img src=x onerror="document.title='ran'"><script>document.title='ran'</script>`;
    await paste({ 'text/html': html, 'text/plain': 'plain' });
    await untilText(
      [
        'Some *bold* and [a link](https://example.org/a_%28b%29)',
        '',
        '- one',
        '- two _leaning_',
        '  1. deep',
        '',
        '```',
        '| Name | Age |',
        '|------|-----|',
        '| Ann  | 7   |',
        '```',
        '',
        '```',
        'let a  = 1;',
        'let b;',
        '```',
      ].join('\n'),
    );
    expect(await page.title()).not.toBe('ran');
  });

  it('without a form, from an editor of code, or into code, it is the text it is', async () => {
    await paste({ 'text/html': '<span style="color:red">just words</span>', 'text/plain': 'just words' });
    await untilText('just words');
    await field.fill('');
    await paste({ 'text/html': '<b>x</b>', 'text/plain': 'const x', 'vscode-editor-data': '{}' });
    await untilText('const x');
    await field.fill('```\n');
    await field.press('End');
    await paste({ 'text/html': '<b>x</b>', 'text/plain': 'x*y' });
    await untilText('```\nx*y');
  });
});
