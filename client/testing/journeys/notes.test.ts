import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { setUpWorkspace, signIn, type Person } from '../people.ts';
import { openRoom, until } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let withDevices: Browser;
let without: Browser;
let dora: Person;

/** A microphone that beeps and a camera that counts, which are given to every page that asks. */
const DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

beforeAll(async () => {
  [app, withDevices, without] = await Promise.all([startApp(), openBrowser(DEVICES), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
}, 180_000);
afterEach(async () => {
  const contexts = [...withDevices.contexts(), ...without.contexts()];
  await Promise.all(contexts.map((context) => context.close()));
});
afterAll(async () => {
  dora?.close();
  await withDevices?.close();
  await without?.close();
  await app?.stop();
}, 120_000);

async function recorderOf(browser: Browser, options: { dark?: boolean; phone?: boolean } = {}) {
  const { context, page } = await visit(browser, app.origin, options);
  await signIn(context, app.origin, dora);
  await openRoom(page, '/channel/general');
  await page.getByRole('button', { name: 'Record a message' }).click();
  return { page, dialog: page.getByRole('dialog', { name: 'Record a message' }) };
}

const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();

describe('a recorded message', () => {
  it('of sound shows its level and time, can be paused, heard before it is sent, and heard by the others', async () => {
    const { page, dialog } = await recorderOf(withDevices);
    await until(async () => Number(await dialog.getByRole('meter').getAttribute('aria-valuenow')) > 0, 20_000);
    expect(await accessibilityFaults(page)).toEqual([]);
    await until(async () => (await dialog.getByRole('timer').textContent()) !== '0:00', 20_000);
    await dialog.getByRole('button', { name: 'Pause' }).click();
    const held = await dialog.getByRole('timer').textContent();
    await dialog.getByRole('button', { name: 'Go on' }).waitFor();
    expect(await dialog.getByRole('timer').textContent()).toBe(held);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByRole('button', { name: 'Stop' }).click();

    const heard = dialog.getByLabel('Audio message');
    await until(async () => heard.evaluate((audio) => (audio as HTMLAudioElement).readyState >= 1), 20_000);
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Attach' }).click();
    await page
      .getByRole('list', { name: 'Attached files' })
      .getByText(/^audio-.*\.(weba|m4a|ogg)$/)
      .waitFor();
    await send(page);
    const sent = page.getByRole('main').locator('article audio');
    await until(async () => sent.evaluate((audio) => (audio as HTMLAudioElement).readyState >= 1), 30_000);
  });

  it('of film shows what the camera sees, and can be recorded again or thrown away', async () => {
    const { page, dialog } = await recorderOf(withDevices, { dark: true, phone: true });
    await dialog.getByRole('radio', { name: 'Record video' }).check();
    await until(
      async () =>
        (await dialog.locator('video').count()) === 1 &&
        (await dialog.locator('video').evaluate((video) => (video as HTMLVideoElement).videoWidth > 0)),
      30_000,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await until(async () => (await dialog.getByRole('timer').textContent()) !== '0:00', 20_000);
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await dialog.getByLabel('Video message').waitFor();
    await dialog.getByRole('button', { name: 'Record again' }).click();
    await dialog.getByRole('meter').waitFor();
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('list', { name: 'Attached files' }).count()).toBe(0);
  });

  it('says what to do when the browser may not listen', async () => {
    const { page, dialog } = await recorderOf(without);
    const told = dialog.getByRole('alert');
    await told.waitFor();
    expect(await told.textContent()).toMatch(/was not allowed|No microphone/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is offered only where the workspace wants it', async () => {
    const set = (id: string, value: boolean) =>
      fetch(`${app.origin}/api/v1/settings/${id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: dora.cookie, origin: app.origin },
        body: JSON.stringify({ value }),
      });
    const { page, dialog } = await recorderOf(withDevices);
    await dialog.getByText('Record video').waitFor();
    await set('Message_VideoRecorderEnabled', false);
    await dialog.getByText('Record video').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await set('Message_AudioRecorderEnabled', false);
    await page.getByRole('button', { name: 'Record a message' }).waitFor({ state: 'detached' });
  });
});
