import { Buffer } from 'node:buffer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { newUlid } from '../../lib/ulid.ts';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, pressOn, until, write } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  alice = await register(app.origin, 'Alice Chen');
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  dora?.close();
  alice?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function pageOf(person: Person, path: string, options: { dark?: boolean; phone?: boolean } = {}): Promise<Page> {
  const { context, page } = await visit(browser, app.origin, options);
  await signIn(context, app.origin, person);
  await page.goto(path);
  return page;
}
const roomOf = async (person: Person, options: { dark?: boolean; phone?: boolean } = {}) => {
  const page = await pageOf(person, '/channel/general', options);
  await composer(page).waitFor();
  return page;
};

/** All pictures that match are loaded and not broken. */
const isLoaded = (page: Page, path: string) =>
  page
    .locator(`main img[src^="${path}"]`)
    .first()
    .evaluate((image) => (image as HTMLImageElement).complete && (image as HTMLImageElement).naturalWidth > 0);

describe('the emoji of a workspace', () => {
  it.each([false, true])(
    'are added by an administrator and seen by everybody at once: in text, as a reaction, while typing (dark: %s)',
    async (dark) => {
      const name = dark ? 'night_cat' : 'day_cat';
      const reader = await roomOf(alice, { dark });
      await write(reader, `Look at :${name}:`);
      await message(reader, 'Look at').last().waitFor();

      const admin = await pageOf(dora, '/admin/emoji', { dark, phone: dark });
      await admin.getByRole('button', { name: 'Add emoji' }).click();
      const dialog = admin.getByRole('dialog', { name: 'Add emoji' });
      await dialog.getByLabel('Name', { exact: true }).fill(name);
      await dialog.getByLabel('Other names').fill(dark ? 'moggy' : 'kitty');
      const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#e55' } })
        .png()
        .toBuffer();
      await dialog
        .getByLabel('Choose a picture')
        .last()
        .setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: picture });
      expect(await accessibilityFaults(admin)).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await admin.getByText(`:${name}:`, { exact: true }).waitFor();
      await until(() => isLoaded(admin, `/emoji-custom/${name}.png`), 20_000);
      expect(await accessibilityFaults(admin)).toEqual([]);

      // The reader's page was open all the time.
      await message(reader, 'Look at')
        .last()
        .getByRole('img', { name: name.replace('_', ' ') })
        .waitFor();
      await until(() => isLoaded(reader, `/emoji-custom/${name}.png`), 20_000);
      await composer(reader).pressSequentially(dark ? ':mogg' : ':kitt');
      await reader.getByRole('option', { name: `:${name}:` }).waitFor();
      await composer(reader).press('Enter');
      expect(await composer(reader).inputValue()).toBe(`:${name}: `);
      await composer(reader).press('Enter');

      const row = message(reader, 'Look at').last();
      await pressOn(row, 'Add reaction');
      await reader.getByLabel('Search emoji').fill(name);
      await reader.getByRole('button', { name: name.replace('_', ' '), exact: true }).waitFor();
      expect(await accessibilityFaults(reader)).toEqual([]);
      await reader.getByLabel('Search emoji').press('Enter');
      await row.getByRole('button', { name: new RegExp(`^${name.replace('_', ' ')}: Alice Chen`) }).waitFor();
    },
  );

  it('say what is wrong with a name or a picture, and become names again when they are removed', async () => {
    const admin = await pageOf(dora, '/admin/emoji');
    await admin.getByRole('button', { name: 'Add emoji' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Add emoji' });
    const pick = (buffer: Buffer) =>
      dialog.getByLabel('Choose a picture').last().setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer });
    await dialog.getByLabel('Name', { exact: true }).fill('smile');
    await pick(Buffer.from('<svg onload=alert(1)>'));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This name or an alias is in use already.').waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill('brand_new');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    await pick(
      await sharp({ create: { width: 20, height: 20, channels: 3, background: '#5e5' } })
        .png()
        .toBuffer(),
    );
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });

    const reader = await roomOf(alice);
    await write(reader, 'It is :brand_new: now');
    await reader.getByRole('img', { name: 'brand new' }).first().waitFor();
    await admin.getByRole('button', { name: 'Remove: brand_new' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await message(reader, 'It is :brand_new: now').and(reader.locator('article:not([data-state])')).waitFor();
    await until(async () => (await reader.getByRole('img', { name: 'brand new' }).count()) === 0, 20_000);
  });

  it('are none of the business of those who may not manage them', async () => {
    const page = await pageOf(alice, '/admin/emoji');
    await page.getByText('You may not manage emoji.').waitFor();
    expect(await page.getByRole('button', { name: 'Add emoji' }).count()).toBe(0);
  });
});

describe('skin tones', () => {
  it('are chosen once, kept for the account, and used in the picker, the text and reactions', async () => {
    const page = await roomOf(alice);
    await page.getByRole('button', { name: 'Add an emoji' }).click();
    await page.getByRole('radio', { name: 'Medium skin tone' }).check({ force: true });
    await page.getByLabel('Search emoji').fill('thumbsup');
    await page.getByRole('button', { name: 'thumbs up', exact: true }).filter({ hasText: '👍🏽' }).waitFor();
    await page.getByLabel('Search emoji').press('Enter');
    await until(async () => (await composer(page).inputValue()) === ':thumbsup_tone3: ', 20_000);
    await composer(page).press('Enter');
    await page.getByRole('main').getByText('👍🏽').first().waitFor();

    const { room } = await alice.call('room:get', { name: 'general' });
    const sent = await alice.call('message:send', { id: newUlid(), roomId: room.id, body: 'tone and :+1_tone5:' });
    await alice.call('message:react', { messageId: sent.id, emoji: ':wave_tone1:' });
    await message(page, 'tone and').getByText('👍🏿').waitFor();
    await message(page, 'tone and').getByText('👋🏻').waitFor();

    await page.reload();
    await composer(page).pressSequentially(':thumbsup');
    await page.getByRole('option', { name: /:thumbsup_tone3:/ }).waitFor();
    await composer(page).fill('');
  });

  it('are found by German words in German', async () => {
    await alice.call('user:preferences', { language: 'de' });
    const { context, page } = await visit(browser, app.origin);
    await signIn(context, app.origin, alice);
    await page.goto('/channel/general');
    await page.getByRole('button', { name: 'Emoji einfügen' }).click();
    await page.getByLabel('Emoji suchen').fill('daumen hoch');
    await page.getByRole('button', { name: 'Daumen hoch', exact: true }).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await alice.call('user:preferences', { language: 'en' });
  });
});

describe('the sounds of a workspace', () => {
  it('are added by an administrator, offered to everybody, and taken away again', async () => {
    const admin = await pageOf(dora, '/admin/sounds');
    await admin.getByRole('button', { name: 'Add sound' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Add sound' });
    await dialog.getByLabel('Name', { exact: true }).fill('Ding dong');
    const pick = (buffer: Buffer) =>
      dialog.getByLabel('Choose a sound').last().setInputFiles({ name: 'x.wav', mimeType: 'audio/wav', buffer });
    await pick(Buffer.from('no sound at all'));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').filter({ hasNotText: 'Ding' }).waitFor();
    await pick(silence());
    await dialog.getByRole('button', { name: 'Save' }).click();
    await admin.getByLabel('Ding dong', { exact: true }).waitFor();
    expect(await accessibilityFaults(admin)).toEqual([]);

    const page = await pageOf(alice, '/preferences');
    await page.getByRole('radio', { name: 'Ding dong' }).check({ force: true });
    await until(async () => /custom-sounds/.test(String((await selfOf(alice)).messageSound)), 20_000);
    await admin.getByRole('button', { name: 'Remove: Ding dong' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('radio', { name: 'Ding dong' }).waitFor({ state: 'detached' });
  });
});

async function selfOf(person: Person) {
  return (await person.call('session:start', {})).self.preferences;
}

/** A tenth of a second of it, as a WAV file. */
function silence(): Buffer {
  const data = Buffer.alloc(1_600);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
