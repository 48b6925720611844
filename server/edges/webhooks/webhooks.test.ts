import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWebhook, setWebhookEnabled } from '../../domain/integrations/index.ts';
import { messageHistory } from '../../domain/messages/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
let path: string;
let id: string;
beforeAll(async () => {
  world = await httpWorld();
  ({ id, path } = await makeHook({}));
});
afterAll(() => world.close());

async function makeHook(plan: { channelFixed?: boolean; channels?: string[]; alias?: string }) {
  const made = await createWebhook(world.ctx, world.dora, {
    name: 'Builds',
    channels: ['#general'],
    username: 'rocket.cat',
    channelFixed: true,
    ...plan,
  });
  return { id: made.webhook._id, path: `/hooks/${made.webhook._id}/${made.token}` };
}

const post = (to: string, body: unknown, headers: Record<string, string> = {}) =>
  world.ask('POST', to, { body, headers });
async function newest(roomId = 'GENERAL') {
  const messages = await messageHistory(world.ctx, world.dora, { roomId, inclusive: false, offset: 0, limit: 1 });
  return messages[0];
}

describe('POST /hooks/:id/:token', () => {
  it('posts a text in the name of the webhook’s user', async () => {
    const answer = await post(path, { text: 'Build 7 failed' });
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await newest()).toMatchObject({ body: 'Build 7 failed', author: { username: 'rocket.cat' }, webhookId: id });
  });

  it('understands what curl, Slack’s senders and older addresses send', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await post(path, '{"text": "from curl"}', form);
    expect(await newest()).toMatchObject({ body: 'from curl' });
    await post(path, `payload=${encodeURIComponent('{"text": "from Slack", "username": "ci"}')}`, form);
    expect(await newest()).toMatchObject({ body: 'from Slack', alias: 'ci' });
    await post(path.replace(id, `${id}/rocket.cat`), { msg: 'older' });
    expect(await newest()).toMatchObject({ body: 'older' });
  });

  it('takes a name, an emoji and a picture for the post', async () => {
    await post(path, { text: 'look', alias: 'Robot', icon_emoji: ':robot:', avatar: 'https://example.org/r.png' });
    expect(await newest()).toMatchObject({ alias: 'Robot', emoji: ':robot:', avatarUrl: 'https://example.org/r.png' });
    expect((await post(path, { text: 'x', avatar: 'javascript:alert(1)' })).status).toBe(400);
  });

  it('shows attachments as cards, and nothing in them that runs', async () => {
    const card = { color: 'good', pretext: 'Deploy', text: 'done', fallback: 'unused', ts: 1_700_000_000 };
    const fields = [
      { title: 'Branch', value: 'main', short: true },
      { title: 'Tests', value: 42 },
    ];
    const actions = [
      { type: 'button', text: 'Open', url: 'https://ci.example/7' },
      { type: 'button', text: 'Yes', msg: 'y' },
    ];
    await post(path, { attachments: [{ ...card, fields, actions }, { fallback: 'only words' }, { color: 'red' }] });
    expect(await newest()).toMatchObject({
      body: '',
      attachments: [
        {
          color: 'good',
          pretext: 'Deploy',
          text: 'done',
          sentAt: '2023-11-14T22:13:20.000Z',
          fields: [
            { title: 'Branch', value: 'main', short: true },
            { title: 'Tests', value: '42', short: false },
          ],
          actions: [{ text: 'Open', url: 'https://ci.example/7' }],
        },
        { text: 'only words' },
      ],
    });
    for (const wrong of [
      { title: 5 },
      { text: { $ne: 1 } },
      { fields: 'none' },
      { fields: [{ title: [] }] },
      { title_link: 'javascript:alert(1)' },
      { image_url: 'data:text/html,x' },
      { thumb_url: '//evil.example/x.png' },
      { actions: [{ text: 'x', url: 'javascript:alert(1)' }] },
      { ts: [] },
      { collapsed: 'yes' },
    ])
      expect((await post(path, { attachments: [wrong] })).status).toBe(400);
  });

  it('goes elsewhere only when the webhook allows it', async () => {
    const refused = await post(path, { text: 'x', channel: '#random' });
    expect([refused.status, refused.body]).toEqual([
      400,
      { success: false, error: 'overriding destination channel is disabled for this integration' },
    ]);
    const free = await makeHook({ channelFixed: false });
    expect((await post(free.path, { text: 'to bob', channel: '@bob' })).status).toBe(200);
    expect((await post(free.path, { text: 'x', channel: '#secret-plans' })).body).toEqual(
      (await post(free.path, { text: 'x', channel: '#no-such-place' })).body,
    );
  });

  it('succeeds and posts nothing when nothing is said', async () => {
    await post(path, { text: 'the last one' });
    expect((await post(path, {})).body).toEqual({ success: true });
    expect((await world.ask('POST', path)).body).toEqual({ success: true });
    expect(await newest()).toMatchObject({ body: 'the last one' });
  });

  it('answers alike to an unknown id and a wrong token, and to a right one that is disabled', async () => {
    const unknown = { success: false, error: 'Invalid integration id or token provided.' };
    for (const wrong of [`/hooks/${id}/wrong`, '/hooks/nobody/wrong', `/hooks/${id}`]) {
      const answer = await post(wrong, { text: 'x' });
      expect([answer.status, answer.body]).toEqual([404, unknown]);
    }
    const hook = await makeHook({});
    await setWebhookEnabled(world.ctx, world.dora, { integrationId: hook.id, enabled: false });
    const disabled = await post(hook.path, { text: 'x' });
    expect(disabled.status).toBe(503);
    expect(disabled.headers.get('content-type')).toContain('text/plain');
  });

  it('refuses what is no message', async () => {
    for (const body of ['not json', { text: 5 }, { text: 'x', attachments: 'none' }, { payload: '{' }]) {
      expect((await post(path, body)).status).toBe(400);
    }
    expect((await post(path, { text: 'x'.repeat(6000) })).body).toEqual({
      success: false,
      error: 'The message is too long.',
    });
  });
});
