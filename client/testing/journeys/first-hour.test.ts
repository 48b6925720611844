import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register } from '../people.ts';
import { composer, message, until, write } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

async function walkTheWizard(page: Page): Promise<void> {
  await page.goto('/');
  await page.waitForURL('**/setup');
  await page.getByLabel('Your name').fill('Dora Weber');
  expect(await page.getByLabel('Username').inputValue()).toBe('dora.weber');
  await page.getByLabel('E-mail address').fill('dora@example.org');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByLabel('Organisation name').fill('Acme Research');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByLabel('Channel 1').fill('design');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open Parley' }).click();
  await page.waitForURL('**/channel/general');
}

async function registerAs(page: Page, name: string): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill(`${name.split(' ')[0]?.toLowerCase()}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await composer(page).waitFor();
}

describe('the first hour of a workspace', () => {
  it('begins with a wizard of three screens, then a second person joins, and both talk live', async () => {
    const dora = await visit(browser, app.origin);
    const bob = await visit(browser, app.origin);
    await walkTheWizard(dora.page);
    await dora.page.getByRole('link', { name: 'design' }).waitFor();
    expect(await dora.page.title()).toContain('Acme Research');

    await registerAs(bob.page, 'Bob Miller');
    await write(bob.page, 'Hello from Bob');
    await message(dora.page, 'Hello from Bob').waitFor();

    await composer(dora.page).pressSequentially('Hi');
    await bob.page.getByText('Dora Weber is typing…').waitFor();
    await write(dora.page, 'Welcome, @bob.miller!');
    await message(bob.page, 'Welcome, @bob.miller!').waitFor();

    // Read out to those who cannot see it, and only what is new.
    await until(async () => ((await bob.page.getByTestId('announcer').textContent()) ?? '').includes('Dora Weber'));

    await dora.page.reload();
    await message(dora.page, 'Welcome, @bob.miller!').waitFor();
    expect([...dora.faults, ...bob.faults]).toEqual([]);
  }, 60_000);

  it('does not run the wizard twice', async () => {
    const stranger = await visit(browser, app.origin);
    await stranger.page.goto('/setup');
    await stranger.page.waitForURL('**/login');
    expect(await stranger.page.getByLabel('Your name').count()).toBe(0);
  }, 120_000);

  it('keeps a private channel from everybody who was not invited, and shows it to whoever is, at once', async () => {
    const [alice, carol] = [await register(app.origin, 'Alice Chen'), await register(app.origin, 'Carol Diaz')];
    const insider = await visit(browser, app.origin);
    const outsider = await visit(browser, app.origin);
    await logInAs(insider.page, 'alice');
    await logInAs(outsider.page, 'carol');

    await insider.page.getByRole('button', { name: 'Create or find' }).click();
    await insider.page.getByRole('menuitem', { name: 'Create a channel' }).click();
    await insider.page.getByLabel('Name', { exact: true }).fill('plans');
    await insider.page.getByRole('switch', { name: 'Private' }).click();
    await insider.page.getByRole('button', { name: 'Create', exact: true }).click();
    await insider.page.waitForURL('**/group/plans');
    await write(insider.page, 'Nobody must know');

    await outsider.page.goto('/group/plans');
    await outsider.page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    expect(await outsider.page.getByRole('link', { name: 'plans' }).count()).toBe(0);
    await outsider.page.keyboard.press('Control+k');
    await outsider.page.getByRole('combobox').fill('plans');
    await outsider.page.getByText('Nothing of that name').waitFor();
    await outsider.page.keyboard.press('Escape');

    const { room } = await alice.call('room:get', { name: 'plans' });
    await alice.call('room:invite', { roomId: room.id, userIds: [carol.id] });
    await outsider.page.getByRole('link', { name: 'plans' }).click();
    await message(outsider.page, 'Nobody must know').waitFor();
    alice.close();
  }, 60_000);

  it('lets somebody out, and in again where they wanted to go', async () => {
    const { page } = await visit(browser, app.origin);
    await logInAs(page, 'alice');
    await page.getByRole('button', { name: /Acme Research/ }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.waitForURL('**/login**');

    await page.goto('/channel/design');
    await page.waitForURL('**/login?next=**');
    await page.getByLabel('Username or e-mail').fill('alice');
    await page.getByLabel('Password', { exact: true }).fill('not my password');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: 'Join channel' }).click();
    await composer(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/channel/design');
  }, 60_000);
});

async function logInAs(page: Page, username: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Username or e-mail').fill(username);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Log in' }).click();
  await composer(page).waitFor();
}
