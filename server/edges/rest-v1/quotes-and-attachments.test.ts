import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { createRoom } from '../../domain/rooms/index.ts';
import { changeSetting } from '../../domain/settings/index.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

interface Shown {
  readonly _id: string;
  readonly msg: string;
  readonly attachments: readonly Record<string, unknown>[];
}

let world: HttpWorld;
let secret: string;
beforeAll(async () => {
  world = await httpWorld();
  secret = world.room._id;
});
afterAll(() => world.close());

const post = (verb: string, body: object, as: Actor = world.alice) => world.post(`/api/v1/chat.${verb}`, body, as);
const say = async (rid: string, msg: string, more: object = {}, as: Actor = world.alice) =>
  ((await post('sendMessage', { message: { rid, msg, ...more } }, as)).body as unknown as { message: Shown }).message;
const shown = async (msgId: string, as: Actor) =>
  ((await world.get(`/api/v1/chat.getMessage?msgId=${msgId}`, as)).body as unknown as { message: Shown }).message;
const linkTo = (path: string, id: string) => `${world.ctx.config.http.rootUrl}${path}?msg=${id}`;

describe('a message that links to another', () => {
  it('shows what it quotes, with its author and where it stands', async () => {
    const quoted = await say('GENERAL', 'the first word');
    const link = linkTo('/channel/general', quoted._id);
    const quoting = await say('GENERAL', `[ ](${link}) and the second`);
    expect(quoting.attachments).toEqual([
      {
        text: 'the first word',
        author_name: 'alice',
        author_icon: '/avatar/alice',
        message_link: link,
        ts: expect.any(String),
        attachments: [],
      },
    ]);
    const history = await world.get('/api/v1/channels.history?roomId=GENERAL&count=1', world.carol);
    expect(history.text).toContain('the first word');
  });

  it('shows what the quoted message quotes, as deep as the workspace wants, and no deeper', async () => {
    const deepest = await say('GENERAL', 'at the bottom');
    const middle = await say('GENERAL', linkTo('/channel/general', deepest._id));
    const upper = await say('GENERAL', linkTo('/channel/general', middle._id));
    const top = await say('GENERAL', linkTo('/channel/general', upper._id));
    expect((await shown(upper._id, world.bob)).attachments).toMatchObject([
      { attachments: [{ text: 'at the bottom', attachments: [] }] },
    ]);
    expect(JSON.stringify(await shown(top._id, world.bob))).not.toContain('at the bottom');
    await changeSetting(world.ctx, world.dora, { id: 'Message_QuoteChainLimit', value: 1 });
    expect(JSON.stringify(await shown(upper._id, world.bob))).not.toContain('at the bottom');
    await changeSetting(world.ctx, world.dora, { id: 'Message_QuoteChainLimit', value: 2 });
  });

  it('shows a hidden room’s message to those who see that room, and not a byte of it to others', async () => {
    const quoted = await say(secret, 'the vault opens at nine');
    const quoting = await say('GENERAL', linkTo('/group/secret-plans', quoted._id));
    expect((await shown(quoting._id, world.bob)).attachments).toMatchObject([{ text: 'the vault opens at nine' }]);
    expect((await shown(quoting._id, world.carol)).attachments).toEqual([]);
    for (const path of [
      '/api/v1/channels.history?roomId=GENERAL',
      '/api/v1/channels.messages?roomId=GENERAL',
      '/api/v1/chat.syncMessages?roomId=GENERAL&lastUpdate=2020-01-01T00:00:00Z',
      '/api/v1/chat.search?roomId=GENERAL&searchText=vault',
      `/api/v1/chat.getMessage?msgId=${quoting._id}`,
    ])
      expect((await world.get(path, world.carol)).text).not.toContain('vault');
  });

  it('takes nothing up that its author may not see, so that nobody learns what is there by quoting it', async () => {
    const quoted = await say(secret, 'not for carol');
    const quoting = await say('GENERAL', linkTo('/group/secret-plans', quoted._id), {}, world.carol);
    expect((await shown(quoting._id, world.alice)).attachments).toEqual([]);
  });

  it('follows what it quotes: an edit shows, a deletion empties, leaving the room closes', async () => {
    const { room } = await createRoom(world.ctx, world.alice, {
      kind: 'group',
      name: 'side',
      memberIds: [world.bob.id],
    });
    const quoted = await say(room._id, 'before');
    const quoting = await say('GENERAL', linkTo('/group/side', quoted._id));
    await post('update', { roomId: room._id, msgId: quoted._id, text: 'after' });
    expect((await shown(quoting._id, world.bob)).attachments).toMatchObject([{ text: 'after' }]);
    await world.post('/api/v1/groups.leave', { roomId: room._id }, world.bob);
    expect((await shown(quoting._id, world.bob)).attachments).toEqual([]);
    await post('delete', { roomId: room._id, msgId: quoted._id });
    expect((await shown(quoting._id, world.alice)).attachments).toEqual([]);
  });

  it('quotes by its text as it is: an edit adds and takes away', async () => {
    const quoted = await say('GENERAL', 'one');
    const quoting = await say('GENERAL', 'nothing yet');
    const edit = (text: string) => post('update', { roomId: 'GENERAL', msgId: quoting._id, text });
    await edit(`look: ${linkTo('/channel/general', quoted._id)}`);
    expect((await shown(quoting._id, world.alice)).attachments).toMatchObject([{ text: 'one' }]);
    await edit('never mind');
    expect((await shown(quoting._id, world.alice)).attachments).toEqual([]);
  });
});

describe('attachments', () => {
  const card = {
    color: '#ff0000',
    author_name: 'CI',
    author_link: 'https://ci.example',
    title: 'Build 7',
    title_link: 'https://ci.example/7',
    text: 'It *failed*.',
    fields: [{ title: 'Branch', value: 'main', short: true }],
    image_url: 'https://ci.example/graph.png',
    actions: [{ type: 'button', text: 'Log', url: 'https://ci.example/7/log' }],
    collapsed: true,
  };

  it('are kept and answered as they were sent, without a text beside them, and found by their words', async () => {
    const sent = await post('postMessage', { roomId: secret, attachments: [card] });
    const { message } = sent.body as unknown as { message: Shown };
    expect(message).toMatchObject({ msg: '', attachments: [card] });
    expect((await shown(message._id, world.bob)).attachments).toEqual([card]);
    const found = await world.get(`/api/v1/chat.search?roomId=${secret}&searchText=failed`);
    expect(found.text).toContain(message._id);
  });

  it('are checked field by field, and say what is wrong', async () => {
    const wrong = { attachments: [{ text: 'x', author_link: 'javascript:alert(1)' }] };
    const answer = await post('postMessage', { roomId: secret, ...wrong });
    expect([answer.status, answer.body['errorType']]).toEqual([400, 'invalid-params']);
    for (const attachment of [
      { text: 7 },
      { title: ['x'] },
      { collapsed: 'yes' },
      { fields: [{ short: 'no' }] },
      'text',
    ])
      expect((await post('sendMessage', { message: { rid: secret, attachments: [attachment] } })).status).toBe(400);
    const endless = { text: 'x'.repeat(40_000) };
    expect((await post('postMessage', { roomId: secret, attachments: [endless, endless] })).body).toMatchObject({
      errorType: 'error-message-size-exceeded',
    });
  });

  it('that say nothing make no message', async () => {
    expect((await post('postMessage', { roomId: secret, attachments: [{ color: 'red' }] })).status).toBe(400);
  });
});
