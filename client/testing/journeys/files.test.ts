import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, until } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin, ['design']);
  alice = await register(app.origin, 'Alice Chen');
  bob = await register(app.origin, 'Bob Miller');
  const { room } = await alice.call('room:get', { name: 'design' });
  await alice.call('room:join', { roomId: room.id });
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  for (const person of [dora, alice, bob]) person?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function picture(name: string, background: string, width = 900, height = 600): Promise<Given> {
  const buffer = await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
  return { name, mimeType: 'image/png', buffer };
}

/** Two seconds of silence. */
function sound(name: string): Given {
  const samples = 16_000;
  const buffer = Buffer.alloc(44 + samples, 0x80);
  buffer.write('RIFF', 0, 'latin1');
  buffer.writeUInt32LE(36 + samples, 4);
  buffer.write('WAVEfmt ', 8, 'latin1');
  buffer.writeUInt32LE(16, 16);
  buffer.writeUInt16LE(1, 20);
  buffer.writeUInt16LE(1, 22);
  buffer.writeUInt32LE(8_000, 24);
  buffer.writeUInt32LE(8_000, 28);
  buffer.writeUInt16LE(1, 32);
  buffer.writeUInt16LE(8, 34);
  buffer.write('data', 36, 'latin1');
  buffer.writeUInt32LE(samples, 40);
  return { name, mimeType: 'audio/wav', buffer };
}

const text = (name: string, content: string): Given => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

async function asPerson(person: Person, options: { phone?: boolean; dark?: boolean } = {}) {
  const visitor = await visit(browser, app.origin, options);
  await signIn(visitor.context, app.origin, person);
  return visitor;
}

/** As if somebody held files over the middle of the room and let go. */
async function drag(page: Page, event: 'dragover' | 'drop', files: readonly Given[], folders = 0): Promise<void> {
  const contents = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
  await page.evaluate(
    ({ name, given, folderCount }) => {
      const transfer = new DataTransfer();
      for (const one of given) {
        const bytes = Uint8Array.from(atob(one.base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], one.name, { type: one.mimeType }));
      }
      // A folder cannot be made by a script; what the browser says of one is.
      const items = [...transfer.items];
      for (const [index, item] of items.entries())
        Object.defineProperty(item, 'webkitGetAsEntry', { value: () => ({ isDirectory: index < folderCount }) });
      Object.defineProperty(transfer, 'items', { value: items });
      const target = document.querySelector('main [data-row], main')!;
      target.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    { name: event, given: contents, folderCount: folders },
  );
}

async function pick(page: Page, files: readonly Given[]): Promise<void> {
  await page
    .locator('form[data-region="composer"] input[type="file"]')
    .first()
    .setInputFiles([...files]);
}

const attached = (page: Page) => page.getByRole('list', { name: 'Attached files' });

async function send(page: Page, caption: string, files: readonly Given[]): Promise<void> {
  await pick(page, files);
  await composer(page).fill(caption);
  await composer(page).press('Enter');
  await page.locator('article:not([data-state])').filter({ hasText: caption }).waitFor();
}

async function check(page: Page, screen: string): Promise<void> {
  expect({ screen, faults: await accessibilityFaults(page) }).toEqual({ screen, faults: [] });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect({ screen, tooWide }).toEqual({ screen, tooWide: false });
}

describe('files on their way', () => {
  it('are dropped anywhere on the room, put in order, described, and sent with a caption', async () => {
    const { page, faults } = await asPerson(alice);
    const reader = await asPerson(bob);
    await openRoom(page, '/channel/general');
    await openRoom(reader.page, '/channel/general');
    const files = [await picture('sky.png', '#36c'), await picture('wood.png', '#3a3'), text('notes.md', '# Notes')];
    await drag(page, 'dragover', files);
    await page.getByText('Drop files to send them to #general').waitFor();
    await drag(page, 'drop', files);
    await page.getByTestId('drop-target').waitFor({ state: 'detached' });

    await until(async () => (await attached(page).getByText('Ready').count()) === 3);
    await page.getByRole('button', { name: 'Move wood.png forward' }).click();
    expect(await attached(page).getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining('wood.png'),
      expect.stringContaining('sky.png'),
      expect.stringContaining('notes.md'),
    ]);
    await page.getByRole('button', { name: 'Describe wood.png' }).click();
    await page.getByRole('dialog', { name: 'Describe this file' }).waitFor();
    await check(page, 'describe a file');
    await page.getByLabel('What is on it').fill('A path between old trees');
    await page.getByRole('button', { name: 'Save description' }).click();
    await page.getByRole('button', { name: 'Remove sky.png' }).click();
    await check(page, 'attached files');
    await composer(page).fill('From the walk');
    await composer(page).press('Enter');

    const seen = message(reader.page, 'From the walk');
    await seen.getByRole('link', { name: 'Open picture: A path between old trees' }).waitFor();
    await seen.getByText('notes.md').waitFor();
    expect(await seen.getByText('sky.png').count()).toBe(0);
    expect([...faults, ...reader.faults]).toEqual([]);
  }, 90_000);

  it('are refused before they are sent, in words: folders, what is too large, what is not accepted', async () => {
    await setting('FileUpload_MaxFileSize', 50_000);
    const { page } = await asPerson(alice);
    await openRoom(page, '/channel/general');
    await drag(page, 'drop', [text('folder', 'x'), text('inside.txt', 'x')], 1);
    await page.getByText('Folders cannot be sent.', { exact: false }).waitFor();
    await attached(page).getByText('inside.txt').waitFor();

    await pick(page, [text('large.txt', 'x'.repeat(50_001))]);
    await attached(page).getByRole('alert').filter({ hasText: 'Larger than 49 KB' }).waitFor();
    await pick(page, [{ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }]);
    await attached(page).getByText('Files of this type are not accepted.').waitFor();
    expect(await attached(page).getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await pick(
      page,
      Array.from({ length: 9 }, (_, index) => text(`more-${index}.txt`, 'x')),
    );
    await page.getByText('Only 10 files fit into a message.', { exact: false }).waitFor();
    await setting('FileUpload_MaxFileSize', 104_857_600);
  }, 90_000);

  it('wait for the network and are sent when it is back', async () => {
    const { context, page } = await asPerson(alice);
    await openRoom(page, '/channel/general');
    await context.setOffline(true);
    await pick(page, [text('patient.txt', 'here I am')]);
    await composer(page).fill('Sent from a train');
    await attached(page).getByText('patient.txt').waitFor();
    await until(async () => /connection|Waiting/.test((await attached(page).textContent()) ?? ''));
    await context.setOffline(false);
    await attached(page).getByText('Ready').waitFor();
    await composer(page).press('Enter');
    await page.locator('article:not([data-state])').filter({ hasText: 'Sent from a train' }).waitFor();
  }, 120_000);
});

async function setting(id: string, value: number | boolean): Promise<void> {
  const response = await fetch(`${app.origin}/api/v1/settings/${id}`, {
    method: 'POST',
    headers: { cookie: dora.cookie, 'content-type': 'application/json', origin: app.origin },
    body: JSON.stringify({ value }),
  });
  expect([id, response.status]).toEqual([id, 200]);
}

describe.each([
  { name: 'wide and light', phone: false, dark: false },
  { name: 'on a phone and dark', phone: true, dark: true },
])('$name', ({ phone, dark }) => {
  it('pictures open in a gallery that goes through all of the room', async () => {
    const { page, faults } = await asPerson(alice, { phone, dark });
    await openRoom(page, '/channel/design');
    const colours = ['#c33', '#3c3', '#33c'];
    for (const [index, colour] of colours.entries())
      await send(page, `Picture ${index} ${phone}`, [await picture(`p${index}.png`, colour, 1200, 800)]);
    await message(page, `Picture 1 ${phone}`).getByRole('link', { name: 'Open picture: p1.png' }).click();
    const caption = page.getByRole('status').filter({ hasText: /p\d\.png/ });
    await caption.filter({ hasText: 'p1.png' }).waitFor();
    await page.locator('.yarl__slide_current img').waitFor();
    await check(page, 'gallery');

    await page.keyboard.press('ArrowRight');
    await caption.filter({ hasText: 'p2.png' }).waitFor();
    // Two presses within one tick count as one, so each is waited for.
    for (const next of ['p1.png', 'p0.png']) {
      await page.keyboard.press('ArrowLeft');
      await caption.filter({ hasText: next }).waitFor();
    }
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await until(async () => (await zoomOf(page)) > 1);
    await page.keyboard.press('Escape');
    await caption.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.has('file')).toBe(false);

    // The way back closes it too, and a link to it opens it.
    await message(page, `Picture 2 ${phone}`).getByRole('link', { name: 'Open picture: p2.png' }).click();
    await caption.waitFor();
    const link = page.url();
    await page.goBack();
    await caption.waitFor({ state: 'detached' });
    await page.goto(link);
    await caption.filter({ hasText: 'p2.png' }).waitFor();
    await page.getByRole('button', { name: 'Show message' }).click();
    await caption.waitFor({ state: 'detached' });
    await message(page, `Picture 2 ${phone}`).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  it('sound is played by keys, text is read in place, a PDF in a tab of its own', async () => {
    const { page, faults } = await asPerson(bob, { phone, dark });
    await openRoom(page, '/channel/general');
    const caption = `Listen ${phone}`;
    await send(page, caption, [
      sound('voice.wav'),
      text('table.csv', 'name,count\nä,1\n'),
      { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') },
      { name: 'data.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3]) },
    ]);
    const post = message(page, caption);
    const position = post.getByRole('slider', { name: 'Position' });
    await until(async () => (await position.getAttribute('aria-valuetext')) === '0:00 of 0:02');
    await position.focus();
    await page.keyboard.press('ArrowRight');
    await until(async () => (await position.getAttribute('aria-valuetext')) === '0:02 of 0:02');
    await post.getByRole('button', { name: /^Speed/ }).click();
    await post.getByRole('button', { name: 'Speed: 1.25×' }).waitFor();
    await page.keyboard.press('Home');

    await post.getByRole('button', { name: 'Read the beginning of table.csv' }).click();
    await post.getByText('ä,1').waitFor();
    const preview = post.getByRole('link', { name: 'Open plan.pdf in a new tab' });
    expect([await preview.getAttribute('target'), await preview.getAttribute('rel')]).toEqual([
      '_blank',
      'noopener noreferrer',
    ]);
    await post.getByRole('link', { name: 'Download data.bin' }).waitFor();
    await check(page, 'players and previews');
    expect(faults).toEqual([]);
  }, 90_000);

  it('the files of a room and one’s own are listed, narrowed, found in the conversation and deleted', async () => {
    const { page, faults } = await asPerson(alice, { phone, dark });
    await openRoom(page, '/channel/general');
    const name = `report-${phone}.txt`;
    await send(page, `Numbers ${phone}`, [text(name, 'numbers'), await picture(`chart-${phone}.png`, '#777')]);
    await openRoom(page, '/channel/general?panel=files');
    const panel = page.getByRole('complementary', { name: 'Files' });
    await panel.getByText(name).waitFor();
    await check(page, 'files of a room');
    await panel.getByRole('radio', { name: 'Pictures' }).check({ force: true });
    await panel.getByText(name).waitFor({ state: 'detached' });
    await panel.getByText(`chart-${phone}.png`).waitFor();
    await panel.getByRole('radio', { name: 'All' }).check({ force: true });
    await panel.getByRole('searchbox', { name: 'Search by name' }).fill(`REPORT-${phone}`);
    await panel.getByText(`chart-${phone}.png`).waitFor({ state: 'detached' });
    await panel.getByText(name).waitFor();

    await page.goto('/files');
    await page.getByText(/\d+ files, /).waitFor();
    await check(page, 'own files');
    await page.getByRole('button', { name: `Delete ${name}` }).click();
    await page.getByRole('dialog', { name: 'Delete this file?' }).getByRole('button', { name: 'Delete' }).click();
    await page.getByText(name).waitFor({ state: 'detached' });
    await openRoom(page, '/channel/general');
    await message(page, 'Sent from a train').first().waitFor();
    expect(await message(page, `Numbers ${phone}`).count()).toBe(0);
    expect(faults).toEqual([]);
  }, 90_000);

  it('one’s own picture is chosen, cut and shown to others at once, and so is a room’s', async () => {
    const watcher = await asPerson(bob);
    await openRoom(watcher.page, '/channel/general');
    const { page, faults } = await asPerson(alice, { phone, dark });
    await openRoom(page, '/channel/general');
    await send(page, `My face ${phone}`, [text('face.txt', ':)')]);
    const shown = watcher.page.locator(`img[src^="/avatar/uid/${alice.id}"]`);
    const before = await shown
      .first()
      .getAttribute('src', { timeout: 2_000 })
      .catch(() => null);

    await page.goto('/preferences');
    const editor = page.getByRole('region', { name: 'Your picture' });
    await editor.locator('input[type="file"]').setInputFiles([await picture('me.png', '#a3c')]);
    const dialog = page.getByRole('dialog', { name: 'Choose what is shown' });
    await dialog.waitFor();
    await until(() =>
      dialog.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const [red, , blue, alpha] = canvas.getContext('2d')?.getImageData(256, 256, 1, 1).data ?? [];
        return red === 170 && blue === 204 && alpha === 255;
      }),
    );
    await check(page, 'choose what is shown');
    await dialog.getByRole('slider', { name: 'Zoom' }).fill('2');
    await dialog.getByLabel('Picture. Drag it', { exact: false }).press('ArrowLeft');
    await dialog.getByRole('button', { name: 'Use picture' }).click();
    await page.getByText('The picture was changed.').waitFor();
    await editor.locator('img').waitFor();
    await check(page, 'own picture');
    await until(async () => {
      const now = await shown
        .first()
        .getAttribute('src', { timeout: 1_000 })
        .catch(() => null);
      return now !== null && now !== before;
    });

    const admin = await asPerson(dora, { phone, dark });
    await openRoom(admin.page, '/channel/general?panel=info');
    const room = admin.page.getByRole('region', { name: 'Picture of this room' });
    await room.locator('input[type="file"]').setInputFiles([await picture('room.png', '#c93')]);
    await admin.page.getByRole('button', { name: 'Use picture' }).click();
    await admin.page.getByText('The picture was changed.').waitFor();
    await check(admin.page, 'picture of a room');
    await watcher.page.locator('header img[src^="/avatar/room/"]').waitFor();
    await watcher.page.getByText('changed the picture of this room').first().waitFor();
    await room.getByRole('button', { name: 'Remove picture' }).click();
    await watcher.page.locator('header img[src^="/avatar/room/"]').waitFor({ state: 'detached' });
    expect([...faults, ...watcher.faults, ...admin.faults]).toEqual([]);
  }, 120_000);
});

async function zoomOf(page: Page): Promise<number> {
  return page
    .locator('.yarl__slide_current .yarl__slide_wrapper, .yarl__slide_current')
    .first()
    .evaluate((slide) => {
      const moved = [...slide.querySelectorAll('*'), slide].map((element) => getComputedStyle(element).transform);
      return Math.max(1, ...moved.map((matrix) => Number(/matrix\(([\d.]+)/.exec(matrix)?.[1] ?? 1)));
    });
}
