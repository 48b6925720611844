import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { pageMessages, type Message } from '../messages/index.ts';
import { listJoined } from '../rooms/index.ts';
import { actorOf } from '../auth/index.ts';
import { openArchive, runImport, type ImportProgress, type ImportReport } from './index.ts';
import { writeZip } from './testing/write-zip.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  [world, folder] = await Promise.all([testWorld(), mkdtemp(join(tmpdir(), 'import-test-'))]);
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function importOf(
  files: Readonly<Record<string, unknown>>,
  { dryRun = false, onProgress = (_: ImportProgress) => {} } = {},
): Promise<ImportReport> {
  const archive = await openArchive(await writeZip(join(folder, 'export.zip'), files));
  try {
    return await runImport(world.ctx, world.dora, { archive, dryRun, onProgress });
  } finally {
    archive.close();
  }
}

async function saidIn(name: string): Promise<readonly Message[]> {
  const room = await world.ctx.models.rooms.findByNameKey(name);
  if (room === null) throw new Error(`there is no room ${name}`);
  const all = await world.ctx.models.messages.changedSinceRev(room._id, 0, 500);
  return [...all].sort((a, b) => a.seq - b.seq);
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const slack = {
  'users.json': [
    { id: 'U1', name: 'alice.slack', profile: { real_name: 'Alice S.', email: 'alice@example.org' } },
    { id: 'U2', name: 'zoe', real_name: 'Zoë Z.', profile: { email: 'zoe@example.org' } },
    { id: 'U3', name: 'gone one', deleted: true },
    { nonsense: true },
  ],
  'channels.json': [
    {
      id: 'C1',
      name: 'slack-dev',
      created: 1_500_000_000,
      creator: 'U2',
      members: ['U1', 'U2'],
      topic: { value: 'builds' },
      purpose: { value: 'all about builds' },
      pins: [{ id: '1600000001.000200' }],
    },
  ],
  'groups.json': [{ id: 'G1', name: 'slack-secret', members: ['U2'], is_archived: true }],
  'dms.json': [{ id: 'D1', members: ['U1', 'U2'] }],
  'slack-dev/2020-09-13.json': [
    { type: 'message', subtype: 'channel_join', user: 'U2', ts: '1600000000.000100', text: 'joined' },
    {
      type: 'message',
      user: 'U2',
      ts: '1600000001.000200',
      thread_ts: '1600000001.000200',
      text: 'Hi <@U1> &amp; <!channel>, see <https://example.org|the *docs*> in <#C1>',
      reactions: [{ name: 'thumbsup::skin-tone-3', users: ['U1', 'U9'] }],
      edited: { ts: '1600000009.000000' },
    },
    { type: 'message', user: 'U1', ts: '1600000002.000300', thread_ts: '1600000001.000200', text: 'an answer' },
    { type: 'message', subtype: 'tombstone', user: 'U1', ts: '1600000003.000000', text: 'gone' },
  ],
  'slack-dev/2020-09-14.json': [
    {
      type: 'message',
      subtype: 'bot_message',
      username: 'CI',
      ts: '1600080000.000000',
      text: '',
      attachments: [{ title: 'Build 7', title_link: 'https://ci.example.org/7', text: 'passed' }],
    },
    {
      type: 'message',
      user: 'U2',
      ts: '1600080001.000000',
      text: 'pictures',
      files: [
        { id: 'F1', name: 'dot.png' },
        { id: 'F2', name: 'far.pdf', url_private: 'https://files.example.org/far.pdf' },
      ],
    },
    { type: 'message', user: 'U77', ts: '1600080002.000000', text: 'nobody knows me' },
  ],
  '__uploads/F1/dot.png': PIXEL,
  'slack-secret/2020-09-14.json': [{ type: 'message', user: 'U2', ts: '1600080003.000000', text: 'hush' }],
  'D1/2020-09-14.json': [{ type: 'message', user: 'U2', ts: '1600080004.000000', text: 'just us' }],
};

describe('runImport of an export of Slack', () => {
  it('says in a dry run what it would do, and does nothing', async () => {
    const report = await importOf(slack, { dryRun: true });
    expect(report).toMatchObject({
      people: { made: 2, found: 1 },
      rooms: { made: 3, found: 0 },
      messages: { made: 7, found: 0 },
      files: { made: 1 },
      skipped: { unreadable: 1, deleted: 1, 'author-unknown': 1, 'file-elsewhere': 1 },
    });
    expect(await world.ctx.models.users.findByUsernameKey('zoe')).toBeNull();
    expect(await world.ctx.models.rooms.findByNameKey('slack-dev')).toBeNull();
  });

  it('takes over people, rooms, threads, reactions, pins, files and news, in order and with their times', async () => {
    const steps: ImportProgress[] = [];
    const report = await importOf(slack, { onProgress: (progress) => void steps.push(progress) });
    expect(report).toMatchObject({
      people: { made: 2, found: 1 },
      rooms: { made: 3 },
      messages: { made: 7, found: 0 },
    });
    expect(report.examples).toContainEqual({ what: 'slack-dev: message 1600000003.000000', reason: 'deleted' });
    expect(steps.at(-1)).toEqual({ phase: 'messages', done: 4, total: 4 });

    const [joined, hello, answer, build, pictures] = await saidIn('slack-dev');
    expect([joined?.kind, joined?.author.username]).toEqual(['user-joined', 'zoe']);
    expect(hello).toMatchObject({
      body: 'Hi @alice & @all, see [the *docs*](https://example.org) in #slack-dev',
      author: { username: 'zoe', name: 'Zoë Z.' },
      sentAt: new Date(1_600_000_001_000),
      editedAt: new Date(1_600_000_009_000),
      mentions: [{ username: 'alice' }],
      reactions: { thumbsup: [{ username: 'alice' }] },
      replyCount: 1,
      pinned: { by: { username: 'zoe' } },
    });
    expect(answer).toMatchObject({ threadId: hello?._id, author: { username: 'alice' }, body: 'an answer' });
    expect(build).toMatchObject({ alias: 'CI', body: '[Build 7](https://ci.example.org/7)\npassed' });
    expect(pictures).toMatchObject({
      body: 'pictures\n[far.pdf](https://files.example.org/far.pdf)',
      files: [{ name: 'dot.png', type: 'image/png', image: { width: 1, height: 1 } }],
    });
  });

  it('makes nothing twice when it is run again', async () => {
    const before = await saidIn('slack-dev');
    const report = await importOf(slack);
    expect(report).toMatchObject({ people: { made: 0, found: 3 }, rooms: { made: 0, found: 3 } });
    expect(report.messages).toEqual({ made: 0, found: 7 });
    expect((await saidIn('slack-dev')).map(({ _id }) => _id)).toEqual(before.map(({ _id }) => _id));
  });

  it('keeps private what was private, archived what was archived, and leaves nothing unread', async () => {
    const { ctx, alice, carol } = world;
    const zoe = await ctx.models.users.findByUsernameKey('zoe');
    if (zoe === null) throw new Error('zoe is missing');
    const places = await listJoined(ctx, actorOf(zoe, null));
    const shown = places.map(({ room }) => [room.kind, room.name, room.archived] as const);
    expect(shown.sort(([a], [b]) => a.localeCompare(b))).toEqual([
      ['channel', 'slack-dev', false],
      ['direct', '', false],
      ['group', 'slack-secret', true],
    ]);
    for (const { room, member } of places) expect(member.lastReadRootSeq).toBe(room.rootSeq);
    const secret = places.find(({ room }) => room.kind === 'group')?.room._id ?? '';
    for (const stranger of [alice, carol])
      await expect(pageMessages(ctx, stranger, { roomId: secret, limit: 10 })).rejects.toMatchObject({
        code: 'room-not-found',
      });
    const gone = await ctx.models.users.findByUsernameKey('gone_one');
    expect([gone?.active, gone?.services]).toEqual([false, {}]);
  });

  it('refuses who may not import', async () => {
    const archive = await openArchive(await writeZip(join(folder, 'refused.zip'), slack));
    await expect(runImport(world.ctx, world.alice, { archive, dryRun: true })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    archive.close();
  });
});

describe('runImport of tables', () => {
  const tables = {
    'users.csv': 'username,email,name\nyuri,yuri@example.org,"Yuri, the Elder"\nalice,,\n',
    'channels.csv': 'csv-room,yuri,public,yuri;alice\ncsv-private,yuri,private,yuri\n',
    'csv-room/1.csv':
      'username,timestamp,text\nyuri,1600000002000,second\nyuri,1600000001,"first, with a comma\nand a line"\nyuri,never,no time\n',
    'csv-room/2.csv': 'alice,2020-09-14T00:00:00Z,third,files/dot.png;https://example.org/a.txt\n',
    'csv-private/1.csv': 'yuri,1600000003000,mine\n',
    'directmessages/all.csv': 'from,to,timestamp,text\nyuri,alice,1600000004000,psst\nalice,yuri,1600000005000,what?\n',
    'files/dot.png': PIXEL,
  };

  it('takes over people, rooms, messages, direct messages and files, and tells what it left out', async () => {
    const report = await importOf(tables);
    expect(report).toMatchObject({
      people: { made: 1, found: 1 },
      rooms: { made: 3 },
      messages: { made: 6 },
      files: { made: 1 },
      skipped: { unreadable: 1, 'file-elsewhere': 1 },
    });
    expect((await saidIn('csv-room')).map(({ body, files }) => [body, files.length])).toEqual([
      ['first, with a comma\nand a line', 0],
      ['second', 0],
      ['third\n[a.txt](https://example.org/a.txt)', 1],
    ]);
    const yuri = await world.ctx.models.users.findByUsernameKey('yuri');
    expect(yuri?.name).toBe('Yuri, the Elder');
    const direct = await world.ctx.models.rooms.findDirect([yuri?._id ?? '', world.alice.id].sort().join(','));
    expect(direct?.lastMessage?.body).toBe('what?');
    expect((await importOf(tables)).messages).toEqual({ made: 0, found: 6 });
  });
});

describe('openArchive', () => {
  it('refuses what is no archive, and an archive of no known kind, in words', async () => {
    await writeFile(join(folder, 'not.zip'), 'plain text');
    await expect(openArchive(join(folder, 'not.zip'))).rejects.toMatchObject({ code: 'import-unreadable' });
    await expect(importOf({ 'readme.txt': 'hello' })).rejects.toMatchObject({ code: 'import-unreadable' });
    await expect(importOf({ 'users.json': '{"not": "a list"}' })).rejects.toMatchObject({ code: 'import-unreadable' });
  });

  it('refuses entries that lead out of it', async () => {
    await writeZip(join(folder, 'out.zip'), { '../../etc/passwd': 'x', 'users.json': [] });
    await expect(openArchive(join(folder, 'out.zip'))).rejects.toMatchObject({ code: 'import-unreadable' });
  });
});
