import { Buffer } from 'node:buffer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { openBrowser, visit } from '../browser.ts';
import { hostileNames, hostileTexts } from '../hostile-texts.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { openRoom, until } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;
let mallory: Person;
let roomId: string;

const TARGET = 'corpus';
const FEWEST_TEXTS = 150;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, [TARGET]);
  alice = await register(app.origin, 'Alice Chen');
  mallory = await register(app.origin, `mallory ${hostileNames[0]}`);
  ({
    room: { id: roomId },
  } = await dora.call('room:get', { name: TARGET }));
  await alice.call('room:join', { roomId });
  await mallory.call('room:join', { roomId });
  // All ways to write a formula, so that those among the texts are drawn.
  await fetch(`${app.origin}/api/v1/settings/Katex_Dollar_Syntax`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: dora.cookie, origin: app.origin },
    body: JSON.stringify({ value: true }),
  });
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  for (const person of [dora, alice, mallory]) person?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

interface Watch {
  readonly page: Page;
  /** What ran, was stopped by the policy, opened, or was asked of another host. */
  happened(): Promise<readonly string[]>;
  /** The same, as far as it is known now. */
  readonly seen: readonly string[];
}

/** A page in which nothing that people wrote can run, be stopped or be fetched without being noticed. */
async function watched(context: BrowserContext, page: Page): Promise<Watch> {
  const seen: string[] = [];
  await context.exposeFunction('__noticed', (what: string) => void seen.push(what));
  await context.addInitScript(() => {
    const notice = (what: string) => (window.top as unknown as { __noticed(what: string): void }).__noticed(what);
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'msgbox']) {
      Object.defineProperty(window, name, { value: () => notice(`${name} was called`), writable: false });
    }
    document.addEventListener('securitypolicyviolation', (event) =>
      notice(`stopped by the policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  // Only pages of the product itself may be opened in this context; links to other places open nothing here.
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(app.origin) && frame.url() !== 'about:blank') seen.push(`went to ${frame.url()}`);
  });
  await context.route(
    (url) => url.origin !== app.origin && url.protocol.startsWith('http'),
    (route) => {
      seen.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  return {
    page,
    seen,
    // A turn of the page's own loop: what a text set off is noticed by then.
    happened: async () => {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      return [...seen];
    },
  };
}

/** What must stand nowhere on a page, however it got there. */
async function foreignBodies(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.body;
    const bad =
      'iframe,frame,object,embed,base,applet,portal,foreignObject,animate,set,main style,main script,main meta';
    const found = [...main.querySelectorAll(bad)].map((element) => element.outerHTML.slice(0, 120));
    for (const element of main.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || name === 'srcdoc') found.push(`${element.tagName} ${name}=${value}`);
        if (/^(href|src|xlink:href|action|formaction|poster|data|background)$/i.test(name)) {
          const { protocol } = new URL(value, location.href);
          if (!['http:', 'https:', 'mailto:', 'tel:', 'blob:'].includes(protocol))
            found.push(`${element.tagName} ${name}=${value}`);
        }
      }
    }
    return found;
  });
}

/** Goes up through the whole conversation, pointing at and pressing what can be pressed in its texts. */
async function readAll(page: Page, count: number): Promise<number> {
  const list = page.getByRole('main').getByRole('list').first();
  await list.locator('article').first().waitFor();
  const seen = new Set<string>();
  await until(async () => {
    const rows = await page.evaluate(() => {
      const articles = [...document.querySelectorAll<HTMLElement>('main article[data-row]')];
      for (const article of articles) {
        for (const element of article.querySelectorAll<HTMLElement>('[dir="auto"] *')) {
          for (const type of ['pointerenter', 'pointerover', 'mouseover', 'focus', 'focusin'])
            element.dispatchEvent(new Event(type, { bubbles: true }));
          // A press on an outside link would open a page; whether its address is sound is asked elsewhere.
          if (!element.closest('a')) element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        }
      }
      const first = articles[0];
      for (let at = first?.parentElement ?? null; at !== null; at = at.parentElement)
        if (at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY !== 'visible') {
          at.scrollTop -= at.clientHeight * 0.7;
          break;
        }
      return articles.map((article) => article.dataset['row'] ?? '');
    });
    rows.forEach((row) => seen.add(row));
    expect(await foreignBodies(page)).toEqual([]);
    return seen.size >= count;
  }, 100_000);
  return seen.size;
}

describe('what people write', () => {
  it('is many texts that do run in a page which takes them for markup, so the watch can see them', async () => {
    const context = await browser.newContext({ baseURL: app.origin, bypassCSP: true });
    const page = await context.newPage();
    const watch = await watched(context, page);
    await page.goto('/login');
    // Without those that send the page away at once.
    const texts = hostileTexts.filter((text) => !text.includes('http-equiv'));
    await page.evaluate((given) => {
      for (const text of given) {
        const place = document.createElement('div');
        document.body.append(place);
        place.innerHTML = text;
      }
    }, texts);
    expect((await foreignBodies(page)).length).toBeGreaterThan(20);
    await until(async () => watch.seen.filter((what) => what === 'alert was called').length >= 20);
  });

  it('is stopped by the policy of our pages even there', async () => {
    const context = await browser.newContext({ baseURL: app.origin });
    const page = await context.newPage();
    const watch = await watched(context, page);
    await page.goto('/login');
    await page.evaluate(() => {
      const place = document.createElement('div');
      place.innerHTML = '<img src=x onerror=alert(1)><iframe src="https://xss.invalid/"></iframe>';
      document.body.append(place);
    });
    await until(async () => (await watch.happened()).filter((what) => what.startsWith('stopped')).length >= 2);
    expect(await watch.happened()).not.toContain('alert was called');
  });

  it('does nothing as a message, at which one looks, points and presses', async () => {
    expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(FEWEST_TEXTS);
    // Who administers may write as fast as they like.
    for (const body of [...hostileTexts, 'a formula: $a^2$'])
      await dora.call('message:send', { id: newUlid(), roomId, body });

    const { context, page } = await visit(browser, app.origin);
    const watch = await watched(context, page);
    await signIn(context, app.origin, alice);
    await openRoom(page, `/channel/${TARGET}`);
    // What draws formulas is there from here on, so that those among the texts are drawn as they come into view.
    await page.locator('article .katex').first().waitFor();
    await readAll(page, hostileTexts.length);
    expect(await watch.happened()).toEqual([]);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  });

  it('does nothing as the name of a person, a room, a file or a reaction, nor as a topic or a status', async () => {
    const change = { roomId, topic: hostileNames.join(' '), description: hostileNames.join('\n') };
    await dora.call('room:change', { ...change, announcement: hostileNames.join(' ') });
    for (const name of hostileNames) {
      await mallory.call('presence:set', { status: 'online', statusText: name.slice(0, 120) });
      // Where a name of this kind is refused, it can't be shown.
      await mallory.call('room:create', { kind: 'channel', name }).catch(() => null);
      const sent = await mallory.call('message:send', { id: newUlid(), roomId, body: `@alice ${name}` });
      await mallory.call('message:react', { messageId: sent.id, emoji: name.slice(0, 70) }).catch(() => null);
      const fileIds = [await uploadAs(mallory, name)];
      await mallory.call('message:send', { id: newUlid(), roomId, body: `file ${name}`, fileIds });
      const webhook = await dora.call('webhook:create', { name, channel: `#${TARGET}`, alias: name, emoji: ':x:' });
      await fetch(webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          text: name,
          attachments: [
            { title: name, title_link: 'javascript:alert(1)', text: name, image_url: 'javascript:alert(1)' },
          ],
        }),
      });
    }
    const { room } = await mallory.call('direct:open', { userIds: [alice.id] });
    await mallory.call('message:send', { id: newUlid(), roomId: room.id, body: hostileNames.join('\n') });

    const { context, page } = await visit(browser, app.origin);
    const watch = await watched(context, page);
    await signIn(context, app.origin, alice);
    const places = [
      ...['info', 'members', 'files', 'mentions', 'threads'].map((panel) => `/channel/${TARGET}?panel=${panel}`),
      `/channel/${TARGET}?panel=person&person=${mallory.id}`,
      `/direct/${room.id}`,
      '/directory',
      '/directory?tab=people',
      '/preferences',
    ];
    for (const place of places) {
      await page.goto(place);
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle');
      expect({ place, found: await foreignBodies(page) }).toEqual({ place, found: [] });
    }
    expect(await watch.happened()).toEqual([]);
  });

  it('does nothing in the field where it is written, nor in what is offered to complete it', async () => {
    const { context, page } = await visit(browser, app.origin);
    const watch = await watched(context, page);
    await signIn(context, app.origin, alice);
    await openRoom(page, `/channel/${TARGET}`);
    const field = page.getByRole('textbox', { name: /^Message to/ }).first();
    for (const name of hostileNames) {
      await field.fill(name);
      expect(await foreignBodies(page)).toEqual([]);
    }
    await field.fill('');
    await field.pressSequentially('@mal');
    await page.getByRole('option').first().waitFor();
    await field.fill('');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('mallory');
    await page
      .getByRole('dialog')
      .getByText(/mallory|Nothing of that name/)
      .first()
      .waitFor();
    expect(await foreignBodies(page)).toEqual([]);
    expect(await watch.happened()).toEqual([]);
  });
});

async function uploadAs(person: Person, name: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from('plain text')], { type: 'text/plain' }), `${name}.txt`);
  const response = await fetch(`${app.origin}/api/v1/rooms.media/${roomId}`, {
    method: 'POST',
    headers: { cookie: person.cookie, origin: app.origin },
    body: form,
  });
  const answer = (await response.json()) as { file?: { _id: string } };
  if (answer.file === undefined) throw new Error(`the upload was answered ${response.status}`);
  return answer.file._id;
}
