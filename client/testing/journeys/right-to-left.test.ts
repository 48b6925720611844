import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { openRoom } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let alice: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  const dora = await setUpWorkspace(app.origin, ['design']);
  alice = await register(app.origin, 'Alice Chen');
  const { room } = await dora.call('room:get', { name: 'general' });
  for (const body of ['مرحبا بالجميع', 'Hello everyone', '```\n' + 'long '.repeat(60) + '\n```'])
    await dora.call('message:send', { id: newUlid(), roomId: room.id, body });
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

/** As it is for somebody whose language is written from the right. */
async function mirror(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
}

async function centre(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  return box === null ? Number.NaN : box.x + box.width / 2;
}

/** Nothing that can be seen or pressed lies beyond an edge of the screen, and nothing can be scrolled sideways. */
function beyondTheEdges(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const all = [
      ...document.querySelectorAll<HTMLElement>('header, main, aside, form, nav a, header button, form button'),
    ];
    const beyond = all.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const isShown = element.checkVisibility({ visibilityProperty: true });
      return isShown && right > left && (left < -1 || right > width + 1);
    });
    const isWide = document.documentElement.scrollWidth > width;
    return [...beyond.map((element) => element.outerHTML.slice(0, 120)), ...(isWide ? ['the page'] : [])];
  });
}

describe('written from the right', () => {
  it('has the list of rooms on the right and the panel on the left', async () => {
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, alice);
    await openRoom(page, '/channel/general?panel=members');
    await page.getByRole('complementary').getByText('@dora').waitFor();
    const sides = async () => {
      const [rooms, timeline, panel] = [
        await centre(page, 'nav'),
        await centre(page, 'main'),
        await centre(page, 'aside'),
      ];
      return { rooms: Math.sign(rooms - timeline), panel: Math.sign(panel - timeline) };
    };
    expect(await sides()).toEqual({ rooms: -1, panel: 1 });
    await mirror(page);
    expect(await sides()).toEqual({ rooms: 1, panel: -1 });
    expect(await beyondTheEdges(page)).toEqual([]);
  }, 60_000);

  it('lets each text begin on the side that its own letters say', async () => {
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, alice);
    await openRoom(page, '/channel/general');
    const direction = (text: string) =>
      page
        .getByRole('article')
        .getByText(text)
        .evaluate((element) => getComputedStyle(element).direction);
    expect([await direction('مرحبا بالجميع'), await direction('Hello everyone')]).toEqual(['rtl', 'ltr']);
    await mirror(page);
    expect([await direction('مرحبا بالجميع'), await direction('Hello everyone')]).toEqual(['rtl', 'ltr']);
  }, 60_000);

  it.each(['/channel/general', '/preferences', '/directory', '/later', '/threads', '/search', '/files'])(
    'keeps %s within a screen of 320 px',
    async (path) => {
      const { context, page, faults } = await visit(browser, app.origin, { phone: true });
      await page.setViewportSize({ width: 320, height: 640 });
      await signIn(context, app.origin, alice);
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect({ written: 'ltr', beyond: await beyondTheEdges(page) }).toEqual({ written: 'ltr', beyond: [] });
      await mirror(page);
      expect({ written: 'rtl', beyond: await beyondTheEdges(page) }).toEqual({ written: 'rtl', beyond: [] });
      await page.getByRole('button', { name: 'Open the list of rooms' }).click();
      await page.getByRole('navigation').first().getByText('general').waitFor();
      expect({ drawer: await beyondTheEdges(page) }).toEqual({ drawer: [] });
      expect(faults).toEqual([]);
    },
    60_000,
  );
});

describe('in colours that the reader forces', () => {
  it('shows what is chosen by more than its ground', async () => {
    const { context, page } = await visit(browser, app.origin);
    await page.emulateMedia({ forcedColors: 'active' });
    await signIn(context, app.origin, alice);
    await page.goto('/later');
    const tab = page.getByRole('main').locator('[aria-current="page"]');
    await tab.waitFor();
    const styleOf = (element: Element) => getComputedStyle(element).outlineStyle;
    expect(await tab.evaluate(styleOf)).toBe('solid');
    await page.goto('/preferences');
    expect(await page.locator('input[type="radio"]:checked + span').first().evaluate(styleOf)).toBe('solid');
  }, 60_000);
});
