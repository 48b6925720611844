import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { message, openRoom } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let bob: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  bob = await register(app.origin, 'Bob Miller');
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

const curl = promisify(execFile);

function post(address: string, text: string) {
  const body = JSON.stringify({ text });
  return curl('curl', [
    '-sS',
    '-o',
    '/dev/null',
    '-w',
    '%{http_code}',
    '-H',
    'Content-Type: application/json',
    '-d',
    body,
    address,
  ]);
}

describe('an incoming webhook', () => {
  it('is made in the panel, and what curl posts to it appears live; switched off, it posts nothing', async () => {
    const admin = await visit(browser, app.origin);
    const reader = await visit(browser, app.origin);
    await signIn(admin.context, app.origin, dora);
    await signIn(reader.context, app.origin, bob);
    await openRoom(reader.page, '/channel/general');

    await admin.page.goto('/admin/webhooks');
    await admin.page.getByRole('button', { name: 'New webhook' }).click();
    await admin.page.getByLabel('Name', { exact: true }).fill('Build server');
    await admin.page.getByLabel('Shown name').fill('Builder');
    await admin.page.getByRole('button', { name: 'Create webhook' }).click();
    const address = (await admin.page.getByTestId('webhook-url').textContent())?.trim() ?? '';
    await admin.page.getByRole('button', { name: 'Done' }).click();

    expect((await post(address, 'Build 7 is green')).stdout).toBe('200');
    await message(reader.page, 'Build 7 is green').waitFor();
    await reader.page.getByRole('button', { name: 'Builder', exact: true }).first().waitFor();

    await admin.page.getByRole('switch', { name: 'Enabled: Build server' }).click();
    await admin.page.getByRole('switch', { name: 'Enabled: Build server', checked: false }).waitFor();
    expect((await post(address, 'Build 8 is red')).stdout).not.toBe('200');

    await admin.page.getByRole('button', { name: 'Remove: Build server' }).click();
    await admin.page.getByRole('button', { name: 'Remove', exact: true }).click();
    await admin.page.getByText('No webhooks yet.').waitFor();
    expect(await message(reader.page, 'Build 8 is red').count()).toBe(0);
  }, 60_000);

  it('shows nothing of the panel to those who are no administrators', async () => {
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, bob);
    await page.goto('/admin/webhooks');
    await page.getByText('Only administrators can manage webhooks.').waitFor();
    expect(await page.getByRole('button', { name: 'New webhook' }).count()).toBe(0);
  }, 120_000);
});
