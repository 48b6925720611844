import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { openRoom } from '../room-page.ts';
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
  const { room } = await dora.call('direct:open', { userIds: [alice.id] });
  pages = { dora: await pageOf(dora, `/direct/${room.id}`), alice: await pageOf(alice, '/channel/general') };
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

async function pageOf(person: Person, path: string): Promise<Page> {
  const { context, page } = await visit(browser, app.origin);
  await context.route('https://meet.jit.si/**', (route) => route.fulfill({ body: 'the call' }));
  await signIn(context, app.origin, person);
  await openRoom(page, path);
  return page;
}

const card = (page: Page) => page.getByRole('region', { name: 'Call' });
const startCall = () => pages.dora.getByRole('button', { name: 'Start a video call' }).click();

describe('a call between two people', () => {
  it('rings wherever the other one is, and a click leads both into it', async () => {
    await startCall();
    await card(pages.dora).getByText('Calling…').waitFor();
    await card(pages.alice).getByText('Dora Weber').waitFor();
    expect(await accessibilityFaults(pages.alice)).toEqual([]);

    const opened = pages.alice.context().waitForEvent('page');
    await card(pages.alice).getByRole('button', { name: 'Answer' }).click();
    await (await opened).waitForURL(/^https:\/\/meet\.jit\.si\/Parley-/);
    await card(pages.dora).waitFor({ state: 'detached' });
    await pages.dora.getByRole('button', { name: 'Join the call' }).last().waitFor();
  });

  it('stops ringing when it is declined or given up, also after a reload, and says so in the room', async () => {
    await startCall();
    await card(pages.alice).waitFor();
    await pages.alice.reload();
    await card(pages.alice).getByRole('button', { name: 'Decline' }).click();
    await card(pages.dora).waitFor({ state: 'detached' });
    await pages.dora.getByText('The call was declined.').waitFor();

    await startCall();
    await card(pages.alice).waitFor();
    await card(pages.dora).getByRole('button', { name: 'Hang up' }).click();
    await card(pages.alice).waitFor({ state: 'detached' });
    await pages.dora.getByText('The call was given up.').waitFor();
  });
});
