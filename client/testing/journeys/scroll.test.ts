import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import type { Browser, Page } from 'playwright-core';
import { newUlid } from '../../lib/ulid.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, until, untilEmpty } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

const MESSAGES = 10_000;

let app: RunningApp;
let browser: Browser;
let dora: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, ['history']);
  const { room } = await dora.call('room:get', { name: 'history' });
  await fillHistory(room.id);
}, 120_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 120_000);

/** Mostly a line or two, as people write, now and then a hundred words. */
function textOf(number: number): string {
  const words = number % 23 === 0 ? 100 : 1 + ((number * 7919) % 30);
  return `${number} ${'lorem ipsum dolor sit amet '.repeat(24).split(' ').slice(0, words).join(' ')}`;
}

/** Ten thousand messages in the form of one that was sent, put where the server reads them. */
async function fillHistory(roomId: string): Promise<void> {
  await dora.call('message:send', { id: newUlid(), roomId, body: textOf(0) });
  const client = new MongoClient(app.storeUrl);
  try {
    const db = client.db('parley');
    const sent = await db
      .collection<{ _id: string; seq: number; rootSeq: number }>('messages')
      .findOne({ roomId, kind: 'text' });
    if (sent === null) throw new Error('the message was not stored');
    const began = Date.now();
    const copies = Array.from({ length: MESSAGES }, (_, index) => ({
      ...sent,
      _id: newUlid(),
      seq: sent.seq + index + 1,
      rootSeq: sent.rootSeq + index + 1,
      rev: sent.seq + index + 1,
      body: textOf(index + 1),
      sentAt: new Date(began - (MESSAGES - index) * 20_000),
    }));
    for (let from = 0; from < MESSAGES; from += 1000) {
      await db.collection<{ _id: string }>('messages').insertMany(copies.slice(from, from + 1000));
    }
    const counters = { seq: MESSAGES, rootSeq: MESSAGES, rev: MESSAGES };
    await db.collection<{ _id: string }>('rooms').updateOne({ _id: roomId }, { $inc: counters });
  } finally {
    await client.close();
  }
}

/** One turn of the wheel, and the frame that shows it: a machine that is slow must not make it one leap of ten turns. */
async function scrollUp(page: Page, pixels: number): Promise<void> {
  await page.mouse.wheel(0, -pixels);
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(shown)));
}

interface Recording {
  readonly frames: number;
  /** Frames in which rows moved against the scrolling, with the worst distance in pixels. */
  readonly wrongWay: number;
  readonly worst: number;
  readonly mostRows: number;
  /** Where the first one happened, for whoever has to find out why. */
  readonly where: string;
}

/** Watches, frame by frame, where the rows on screen move while the reader scrolls up: it must be down or nowhere. */
async function recordWhile(page: Page, run: () => Promise<void>): Promise<Recording> {
  await page.evaluate(() => {
    const box = document.querySelector('[data-testid="timeline"]');
    const view = box?.getBoundingClientRect() ?? new DOMRect();
    // Rows out of sight, which are measured and put right before anybody sees them, do not count.
    const places = () => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const seen = rows.map((row) => ({ key: row.dataset['row'], rect: row.getBoundingClientRect() }));
      const inView = seen.filter(({ rect }) => rect.bottom > view.top && rect.top < view.bottom);
      return new Map(inView.map(({ key, rect }) => [key, rect.top]));
    };
    const recording = { frames: 0, wrongWay: 0, worst: 0, mostRows: 0, where: '', running: true };
    const state = () => `${box?.scrollTop} of ${box?.scrollHeight}`;
    let stateBefore = state();
    let before = places();
    const look = () => {
      if (!recording.running) return;
      const now = places();
      const moves = [...now].flatMap(([key, top]) => {
        const earlier = before.get(key);
        return earlier === undefined ? [] : [top - earlier];
      });
      const up = Math.min(0, ...moves);
      recording.frames += 1;
      if (up < -1) {
        recording.wrongWay += 1;
        recording.where ||= `frame ${recording.frames}: ${stateBefore} → ${state()}, rows moved ${moves.map(Math.round).join(' ')}`;
      }
      stateBefore = state();
      recording.worst = Math.min(recording.worst, up);
      recording.mostRows = Math.max(recording.mostRows, document.querySelectorAll('[data-row]').length);
      before = now;
      requestAnimationFrame(look);
    };
    Object.assign(window, { recording });
    requestAnimationFrame(look);
  });
  await run();
  return page.evaluate(() => {
    const { recording } = window as unknown as { recording: Recording & { running: boolean } };
    recording.running = false;
    return recording;
  });
}

describe('scrolling back', () => {
  it('goes through ten thousand messages to the first one without a frame that moves the wrong way', async () => {
    const { room } = await dora.call('room:get', { name: 'history' });
    const { messages } = await dora.call('message:page', { roomId: room.id, after: 0, limit: 3 });
    const first = messages.find((one) => one.kind === 'text')?.body.split(' ')[0];

    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, dora);
    await openRoom(page, '/channel/history');
    const timeline = page.getByTestId('timeline');
    await timeline.locator('[data-row]').first().waitFor();
    await timeline.hover();
    expect(await timeline.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop)).toBeLessThan(2);

    const gentle = await recordWhile(page, async () => {
      for (let tick = 0; tick < 120; tick += 1) {
        await scrollUp(page, 240);
      }
    });
    expect(gentle).toMatchObject({ wrongWay: 0, where: '' });
    expect(gentle.mostRows).toBeLessThanOrEqual(80);

    const far = await recordWhile(page, async () => {
      await until(async () => {
        for (let tick = 0; tick < 10; tick += 1) await scrollUp(page, 600);
        return page.getByText('This is the very beginning of #history').isVisible();
      }, 90_000);
    });
    expect(far).toMatchObject({ wrongWay: 0, where: '' });
    await page
      .locator('article[data-headed]')
      .filter({ hasText: `${first} ` })
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'Jump to newest' }).click();
    await until(() => timeline.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop < 2));
  }, 180_000);

  it('stays where it is when somebody else writes, and follows when it is at the end', async () => {
    const { room } = await dora.call('room:get', { name: 'history' });
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, dora);
    await openRoom(page, '/channel/history');
    const timeline = page.getByTestId('timeline');
    await timeline.hover();
    await dora.call('message:send', { id: newUlid(), roomId: room.id, body: 'followed' });
    await message(page, 'followed').waitFor();
    await composer(page).fill('a\nb\nc\nd\ne\nf\ng\nh');
    await until(() => timeline.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop < 2));
    await composer(page).fill('');

    // A turn of the wheel in the very moment in which the composer shrinks is lost; people turn on.
    const away = page.getByRole('button', { name: 'Jump to newest' });
    await until(async () => {
      await scrollUp(page, 900);
      return away.isVisible();
    }, 20_000);
    const anchor = timeline.locator('[data-row]').nth(3);
    const key = await anchor.getAttribute('data-row');
    const top = () => timeline.locator(`[data-row="${key}"]`).evaluate((row) => row.getBoundingClientRect().top);
    const before = await top();
    for (let i = 0; i < 5; i += 1) {
      await dora.call('message:send', { id: newUlid(), roomId: room.id, body: `unseen ${i}` });
    }
    await until(async () => (await dora.call('room:get', { name: 'history' })).room.lastMessage?.body === 'unseen 4');
    expect(Math.abs((await top()) - before)).toBeLessThan(1);
  }, 60_000);

  it('opens a link to an old message in its surroundings, and finds the way back to the newest', async () => {
    const { room } = await dora.call('room:get', { name: 'history' });
    const { messages } = await dora.call('message:page', { roomId: room.id, after: 5000, limit: 1 });
    const [old] = messages;
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, dora);
    await openRoom(page, `/channel/history?msg=${old?.id}`);
    const target = page.locator(`[data-row="${old?.id}"]`);
    await until(() =>
      target.evaluateAll((rows) =>
        rows.some((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        }),
      ),
    );
    await page.getByRole('button', { name: 'Jump to newest' }).click();
    await message(page, 'unseen 4').waitFor();
    expect(new URL(page.url()).search).toBe('');
  }, 60_000);

  it('leads from the newest messages to the first unread one, thousands above', async () => {
    const { room } = await dora.call('room:get', { name: 'history' });
    const { messages } = await dora.call('message:page', { roomId: room.id, after: 4000, limit: 1 });
    const alice = await register(app.origin, 'Alice Chen');
    await alice.call('room:join', { roomId: room.id });
    await alice.call('room:mark-unread', { roomId: room.id, messageId: messages[0]?.id ?? null });
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, alice);
    await openRoom(page, '/channel/history');
    const bar = page.getByRole('button', { name: /new messages: to the first$/ });
    await bar.waitFor();
    expect(await page.getByTestId('unread-line').count()).toBe(0);
    await bar.click();
    const first = page.locator(`[data-row="${messages[0]?.id}"]`);
    await until(() =>
      first.evaluateAll((rows) =>
        rows.some((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        }),
      ),
    );
    const line = await page.getByTestId('unread-line').boundingBox();
    const below = await first.boundingBox();
    expect(Math.abs((below?.y ?? 0) - (line?.y ?? Infinity) - (line?.height ?? 0))).toBeLessThan(80);
    await untilEmpty(bar);
    alice.close();
  }, 60_000);
});
