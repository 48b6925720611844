import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityFaults } from '../axe.ts';
import { openBrowser, visit } from '../browser.ts';
import { PASSWORD, register, setUpWorkspace, signIn, type Person } from '../people.ts';
import { composer, message, openRoom, pressOn, until, untilEmpty, write } from '../room-page.ts';
import { startApp, type RunningApp } from '../start-app.ts';

let app: RunningApp;
let browser: Browser;
let dora: Person;
let alice: Person;
let carol: Person;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  dora = await setUpWorkspace(app.origin);
  alice = await register(app.origin, 'Alice Chen');
  carol = await register(app.origin, 'Carol Diaz');
}, 180_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  for (const person of [dora, alice, carol]) person?.close();
  await browser?.close();
  await app?.stop();
}, 120_000);

async function pageOf(person: Person, options: { phone?: boolean; dark?: boolean } = {}, path = '/channel/general') {
  const { context, page } = await visit(browser, app.origin, options);
  await signIn(context, app.origin, person);
  await openRoom(page, path);
  return page;
}

/** A message that was acknowledged, by its text; what quotes it holds that text as well. */
function row(page: Page, text: string, which: 'first' | 'last' = 'last'): Locator {
  return page.getByRole('main').locator('article:not([data-state])').filter({ hasText: text })[which]();
}

/** Opens the menu of a message as a mouse does, and chooses from it. */
async function choose(page: Page, text: string, entry: string, which: 'first' | 'last' = 'last'): Promise<void> {
  await pressOn(row(page, text, which), 'More');
  await page.getByRole('menuitem', { name: entry }).click();
}

/** As an administrator's script does. */
async function setSetting(id: string, value: unknown): Promise<void> {
  const ask = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${app.origin}/api/v1/${path}`, init);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { data: { authToken: string; userId: string } };
  };
  const { data } = await ask('login', { user: 'dora', password: PASSWORD });
  await ask(`settings/${id}`, { value }, { 'X-Auth-Token': data.authToken, 'X-User-Id': data.userId });
}

describe('quotes', () => {
  it('a reply shows what it answers, follows its edits, and leads back to it', async () => {
    const [doras, alices] = [await pageOf(dora), await pageOf(alice)];
    await write(doras, 'Lunch at noon?');
    await row(alices, 'Lunch at noon?').waitFor();
    await choose(alices, 'Lunch at noon?', 'Quote in reply');
    await alices.getByText('Replying to Dora Weber').waitFor();
    expect(await accessibilityFaults(alices)).toEqual([]);
    await composer(alices).press('Escape');
    await untilEmpty(alices.getByTestId('reply-bar'));
    await choose(alices, 'Lunch at noon?', 'Quote in reply');
    await write(alices, 'Gladly');
    await untilEmpty(alices.getByTestId('reply-bar'));

    const answer = row(doras, 'Gladly');
    await answer.getByRole('blockquote').getByText('Lunch at noon?').waitFor();
    await choose(doras, 'Lunch at noon?', 'Edit', 'first');
    await doras.getByRole('textbox', { name: 'Edit message' }).fill('Lunch at one?');
    await doras.getByRole('textbox', { name: 'Edit message' }).press('Enter');
    await row(alices, 'Gladly').getByRole('blockquote').getByText('Lunch at one?').waitFor();
    expect(await accessibilityFaults(doras)).toEqual([]);
    await answer.getByRole('button', { name: /^Show the message of Dora Weber/ }).click();
    await doras.waitForURL(/\?msg=/);
  });

  it('a link to a hidden room opens for those who are in it, and stays closed for others', async () => {
    const { room } = await dora.call('room:create', { kind: 'group', name: 'cellar', memberIds: [alice.id] });
    const secret = await dora.call('message:send', {
      id: 'secretmessage1',
      roomId: room.id,
      body: 'The key is under the mat',
    });
    const [alices, carols] = [await pageOf(alice), await pageOf(carol)];
    const doras = await pageOf(dora);
    await write(doras, `Remember: ${app.origin}/group/cellar?msg=${secret.id}`);
    await row(alices, 'Remember:').getByRole('blockquote').getByText('The key is under the mat').waitFor();
    await row(carols, 'Remember:').getByText('This quotes a message that is gone, or that is not for you.').waitFor();
    expect(await carols.content()).not.toContain('under the mat');
    expect(await accessibilityFaults(carols)).toEqual([]);

    await dora.call('room:invite', { roomId: room.id, userIds: [carol.id] });
    await row(carols, 'Remember:').getByRole('blockquote').getByText('The key is under the mat').waitFor();
  });

  it('a message is passed on to a person, with a comment', async () => {
    const doras = await pageOf(dora);
    await write(doras, 'The printer works again');
    await row(doras, 'The printer works again').waitFor();
    await choose(doras, 'The printer works again', 'Forward…');
    const dialog = doras.getByRole('dialog', { name: 'Forward message' });
    await dialog.getByLabel('Conversation').first().fill('alice');
    await dialog.getByLabel(/Alice Chen/).check();
    await dialog.getByLabel('Comment').fill('For you');
    expect(await accessibilityFaults(doras)).toEqual([]);
    await dialog.getByRole('button', { name: 'Forward' }).click();
    await doras.getByText('Forwarded.').waitFor();
    const direct = await dora.call('direct:open', { userIds: [alice.id] });
    const alices = await pageOf(alice, { phone: true, dark: true }, `/direct/${direct.room.id}`);
    await row(alices, 'For you').getByRole('blockquote').getByText('The printer works again').waitFor();
    expect(await accessibilityFaults(alices)).toEqual([]);
  });
});

describe('cards of programs', () => {
  it('are shown with their parts, fold, and run nothing', async () => {
    const made = await dora.call('webhook:create', { name: 'Builds', channel: '#general', alias: 'CI' });
    await fetch(made.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        attachments: [
          {
            color: 'danger',
            pretext: 'Something broke',
            title: 'Build 7 <img src=x onerror=alert(1)>',
            title_link: 'https://ci.example/7',
            text: '*3 tests* failed',
            fields: [{ title: 'Branch', value: 'main', short: true }],
            actions: [{ type: 'button', text: 'Open log', url: 'https://ci.example/7/log' }],
          },
          { title: 'Long story', text: 'The details', collapsed: true },
        ],
      }),
    });
    const page = await pageOf(alice);
    const card = row(page, 'Something broke');
    await card.getByRole('link', { name: 'Open log' }).waitFor();
    expect(await card.getByRole('link', { name: /^Build 7/ }).getAttribute('href')).toBe('https://ci.example/7');
    expect(await card.locator('strong', { hasText: '3 tests' }).count()).toBe(1);
    expect(await card.getByText('The details').count()).toBe(0);
    await card.getByRole('button', { name: 'Show more' }).click();
    await card.getByText('The details').waitFor();
    expect(await card.locator('img[src="x"]').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('what a message said', () => {
  it('before an edit can be read, and brought back by its author', async () => {
    const page = await pageOf(dora);
    await write(page, 'First draft');
    await row(page, 'First draft').waitFor();
    await choose(page, 'First draft', 'Edit');
    await page.getByRole('textbox', { name: 'Edit message' }).fill('Second draft');
    await page.getByRole('textbox', { name: 'Edit message' }).press('Enter');
    await row(page, 'Second draft').getByRole('button', { name: '(edited)' }).click();
    const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
    await dialog.getByText('First draft').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Bring back this text' }).click();
    await row(page, 'First draft').waitFor();
  });

  it('is gone without a trace when it is deleted, also for whoever looks on', async () => {
    const [doras, alices] = [await pageOf(dora), await pageOf(alice)];
    await write(doras, 'Wrong window');
    await row(alices, 'Wrong window').waitFor();
    await choose(doras, 'Wrong window', 'Delete');
    await doras.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await untilEmpty(message(alices, 'Wrong window'));
    expect(await alices.getByText('This message was deleted.').count()).toBe(0);
  });

  it('leaves a line where the workspace wants one, from the moment it says so', async () => {
    const [doras, alices] = [await pageOf(dora), await pageOf(alice)];
    await setSetting('Message_ShowDeletedStatus', true);
    await write(doras, 'Wrong again');
    await row(alices, 'Wrong again').waitFor();
    await choose(doras, 'Wrong again', 'Delete');
    await doras.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await alices.getByText('This message was deleted.').waitFor();
  });

  it('cannot be changed where the workspace forbids it, and then nothing offers to', async () => {
    const alices = await pageOf(alice);
    await write(alices, 'Carved in stone');
    await row(alices, 'Carved in stone').waitFor();
    await setSetting('Message_AllowEditing', false);
    await until(async () => {
      await pressOn(row(alices, 'Carved in stone'), 'More');
      await alices.getByRole('menuitem', { name: 'Copy text' }).waitFor();
      const offers = await alices.getByRole('menuitem', { name: 'Edit' }).count();
      await alices.keyboard.press('Escape');
      return offers === 0;
    });
    await setSetting('Message_AllowEditing', true);
  });
});

describe('what one keeps', () => {
  it('is marked on all one’s screens at once, and unmarked', async () => {
    const [first, second] = [await pageOf(alice), await pageOf(alice)];
    await write(first, 'Keep this for later');
    await row(second, 'Keep this for later').waitFor();
    await choose(first, 'Keep this for later', 'Save for myself');
    await row(second, 'Keep this for later').getByText('Saved', { exact: true }).waitFor();
    await choose(second, 'Keep this for later', 'Let go of it');
    await untilEmpty(row(first, 'Keep this for later').getByText('Saved', { exact: true }));
  });
});

describe('read receipts', () => {
  it('turn when everybody has read, and name the readers', async () => {
    await setSetting('Message_Read_Receipt_Enabled', true);
    await setSetting('Message_Read_Receipt_Store_Users', true);
    const { room } = await dora.call('room:create', { kind: 'group', name: 'two', memberIds: [alice.id] });
    const doras = await pageOf(dora, {}, `/group/${room.name}`);
    await write(doras, 'Did you see this?');
    await row(doras, 'Did you see this?').getByRole('button', { name: 'Sent, not read by everybody yet' }).waitFor();
    const alices = await pageOf(alice, {}, `/group/${room.name}`);
    await row(alices, 'Did you see this?').waitFor();
    const tick = row(doras, 'Did you see this?').getByRole('button', { name: 'Read by everybody', exact: true });
    await tick.click();
    await doras.getByRole('dialog', { name: 'Read by' }).getByText('Alice Chen').waitFor();
    expect(await accessibilityFaults(doras)).toEqual([]);
  });
});

describe('against what others write', () => {
  it('somebody is ignored in a room, read once on demand, and heard again', async () => {
    const [doras, alices] = [await pageOf(dora), await pageOf(alice)];
    await write(doras, 'Endless chatter');
    await row(alices, 'Endless chatter').waitFor();
    await choose(alices, 'Endless chatter', 'Ignore Dora Weber here');
    const folded = alices.getByRole('article').filter({ hasText: 'whom you ignore here' }).last();
    await folded.waitFor();
    await untilEmpty(message(alices, 'Endless chatter'));
    expect(await accessibilityFaults(alices)).toEqual([]);
    await folded.getByRole('button', { name: 'Show' }).click();
    await choose(alices, 'Endless chatter', 'Stop ignoring Dora Weber');
    await untilEmpty(alices.getByRole('article').filter({ hasText: 'whom you ignore here' }));
  });

  it('a message is reported with a reason', async () => {
    const alices = await pageOf(alice);
    await dora.call('message:send', { id: 'badmessage1', roomId: 'GENERAL', body: 'Something rude' });
    await row(alices, 'Something rude').waitFor();
    await choose(alices, 'Something rude', 'Report…');
    const dialog = alices.getByRole('dialog', { name: 'Report message' });
    await dialog.getByLabel('What is wrong with it?').fill('It is rude');
    expect(await accessibilityFaults(alices)).toEqual([]);
    await dialog.getByRole('button', { name: 'Report' }).click();
    await alices.getByText('Reported. Thank you.').waitFor();
  });

  it('auditors read what was deleted, where the workspace keeps it', async () => {
    await setSetting('Message_KeepHistory', true);
    const doras = await pageOf(dora);
    await write(doras, 'Evidence');
    await row(doras, 'Evidence').waitFor();
    await choose(doras, 'Evidence', 'Delete');
    await doras.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await untilEmpty(message(doras, 'Evidence'));
    await doras.goto('/channel/general?panel=erased');
    await doras.getByRole('complementary', { name: 'Deleted messages' }).getByText('Evidence').waitFor();
    expect(await accessibilityFaults(doras)).toEqual([]);
  });
});
