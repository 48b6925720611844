import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { writeZip } from '../../../server/domain/import/testing/write-zip.ts';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { message, openRoom } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let folder: string;
let archive: string;
let dora: Person;
let bob: Person;

const said = Array.from({ length: 600 }, (_, n) => ({
  type: 'message',
  user: n % 2 === 0 ? 'U1' : 'U2',
  ts: `${1_600_000_000 + n}.000100`,
  text: `remark ${n} of the past`,
}));

beforeAll(async () => {
  [app, browser, folder] = await Promise.all([startApp(), openBrowser(), mkdtemp(join(tmpdir(), 'import-journey-'))]);
  dora = await setUpWorkspace(app.origin);
  bob = await register(app.origin, 'Bob Miller');
  archive = await writeZip(join(folder, 'slack-export.zip'), {
    'users.json': [
      { id: 'U1', name: 'zoe', real_name: 'Zoë Z.' },
      { id: 'U2', name: 'yuri', real_name: 'Yuri' },
    ],
    'channels.json': [
      { id: 'C1', name: 'general', members: ['U1', 'U2'] },
      { id: 'C2', name: 'old-plans', members: ['U1'] },
      { id: 'C3', name: 'old-jokes', members: ['U2'] },
    ],
    'general/2020-09-13.json': [...said, { type: 'message', user: 'U9', ts: '1600009000.000100', text: 'who am I?' }],
    'old-plans/2020-09-13.json': [{ type: 'message', user: 'U1', ts: '1600000000.000100', text: 'a plan' }],
    'old-jokes/2020-09-13.json': [{ type: 'message', user: 'U2', ts: '1600000000.000100', text: 'a joke' }],
  });
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
}, 120_000);

/** Axe finds nothing, and nothing is wider than the narrowest phone. */
async function check(page: Page, screen: string): Promise<void> {
  const size = page.viewportSize();
  expect({ screen, faults: await accessibilityFaults(page) }).toEqual({ screen, faults: [] });
  await page.setViewportSize({ width: 320, height: 640 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect({ screen, tooWide }).toEqual({ screen, tooWide: false });
  expect({ screen, faults: await accessibilityFaults(page) }).toEqual({ screen, faults: [] });
  if (size !== null) await page.setViewportSize(size);
}

describe('importing in the browser', () => {
  it.each([
    { name: 'light', dark: false },
    { name: 'dark', dark: true },
  ])(
    'refuses what is no archive, in words ($name)',
    async ({ name, dark }) => {
      const { context, page } = await visit(browser, app.origin, { dark });
      await signIn(context, app.origin, dora);
      await page.goto('/admin/import');
      await page.getByRole('button', { name: 'Choose an archive' }).waitFor();
      await check(page, `nothing imported yet, ${name}`);
      const broken = { name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('no archive') };
      await page.locator('input[type=file]').setInputFiles(broken);
      await page.getByRole('alert').filter({ hasText: 'This archive cannot be read' }).waitFor();
      await check(page, `refused, ${name}`);
    },
    120_000,
  );

  it('checks an archive, takes over what is chosen, and shows it to whoever has the room open', async () => {
    const reader = await visit(browser, app.origin);
    await signIn(reader.context, app.origin, bob);
    await openRoom(reader.page, '/channel/general');

    const { context, page, faults } = await visit(browser, app.origin, { dark: true });
    await signIn(context, app.origin, dora);
    await page.goto('/');
    await page.goto('/admin/import');
    await page.locator('input[type=file]').setInputFiles(archive);
    await page.getByText('Checked, and not imported yet').waitFor();
    await page.getByText('602 new').waitFor();
    await page.getByText('1 is not taken over as it was').click();
    await page.getByText('general: 1600009000.000100', { exact: false }).waitFor();
    await page.getByRole('checkbox', { name: '#old-jokes' }).uncheck();
    await page.getByText('2 of 3 chosen').waitFor();
    await check(page, 'checked, dark');

    await page.getByRole('button', { name: 'Start import' }).click();
    await page.getByText('Imported', { exact: true }).waitFor();
    await page.getByText('601 new').waitFor();
    await check(page, 'imported, dark');

    await message(reader.page, 'remark 599 of the past').waitFor();
    expect(await message(reader.page, 'who am I?').count()).toBe(0);
    await page.goto('/channel/old-plans');
    await page.getByText('a plan').first().waitFor();
    expect(faults).toEqual([]);
  }, 180_000);

  it('lists earlier ones, and can be discarded before it is started', async () => {
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, dora);
    await page.goto('/admin/import');
    await page.locator('input[type=file]').setInputFiles(archive);
    await page.getByRole('button', { name: 'Discard archive' }).click();
    await page.getByRole('status').filter({ hasText: 'Cancelled' }).waitFor();
    await page.getByRole('heading', { name: 'Earlier imports' }).waitFor();
    await page.getByText('601 messages').waitFor();
    await check(page, 'discarded, with earlier ones');
  }, 120_000);

  it('shows nothing of it to those who are no administrators', async () => {
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, bob);
    await page.goto('/admin/import');
    await page.getByText('Only administrators can import.').waitFor();
    expect(await page.getByRole('button', { name: 'Choose an archive' }).count()).toBe(0);
  }, 60_000);
});
