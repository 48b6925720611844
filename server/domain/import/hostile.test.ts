import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import type { Message } from '../messages/index.ts';
import { openArchive, runImport, type ImportReport } from './index.ts';
import { writeZip } from './testing/write-zip.ts';

let world: World;
let folder: string;
let archives = 0;
beforeAll(async () => {
  [world, folder] = await Promise.all([testWorld(), mkdtemp(join(tmpdir(), 'import-hostile-'))]);
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function importOf(
  files: Readonly<Record<string, unknown>>,
  { dryRun = false, claims = {} }: { dryRun?: boolean; claims?: Readonly<Record<string, number>> } = {},
): Promise<ImportReport> {
  const archive = await openArchive(await writeZip(join(folder, `${archives++}.zip`), files, claims));
  try {
    return await runImport(world.ctx, world.dora, { archive, dryRun });
  } finally {
    archive.close();
  }
}

async function saidIn(name: string): Promise<readonly Message[]> {
  const room = await world.ctx.models.rooms.findByNameKey(name);
  const rows = await world.ctx.models.messages.changedSinceRev(room?._id ?? '', 0, 1_000);
  return [...rows].filter(({ imported }) => imported).sort((a, b) => a.seq - b.seq);
}

const people = [{ id: 'U1', name: 'bob' }];
const channel = (name: string) => [{ id: `C-${name}`, name, members: ['U1'] }];
const say = (ts: number, more: object = {}) => ({
  type: 'message',
  user: 'U1',
  ts: `${ts}.000100`,
  text: `at ${ts}`,
  ...more,
});

describe('an archive that is a trap', () => {
  it('is refused for an entry that unpacks to more than any list holds, whatever it says of its size', async () => {
    const zeros = Buffer.alloc(80 * 1024 * 1024, 0x20);
    for (const claims of [{}, { 'users.json': 1_000 }] as Readonly<Record<string, number>>[])
      await expect(importOf({ 'users.json': zeros }, { dryRun: true, claims })).rejects.toMatchObject({
        code: 'import-unreadable',
      });
    const day = { 'users.json': people, 'channels.json': channel('trap-day'), 'trap-day/2020-01-01.json': zeros };
    await expect(importOf(day, { dryRun: true })).rejects.toMatchObject({
      details: { reason: 'trap-day/2020-01-01.json is too large' },
    });
    await expect(importOf({ 'users.csv': Buffer.from('a,b\n'.repeat(17 * 1024 * 1024)) })).rejects.toMatchObject({
      code: 'import-unreadable',
    });
  });

  it('loses a file whose bytes are not as many as it says, and nothing else', async () => {
    const files = {
      'users.csv': 'bob,,Bob\n',
      'channels.csv': 'trap-file,bob,public,bob\n',
      'trap-file/1.csv': 'bob,1600000000,look,files/a.bin\n',
      'files/a.bin': Buffer.alloc(5_000_000),
    };
    const report = await importOf(files, { claims: { 'files/a.bin': 10 } });
    expect(report).toMatchObject({ messages: { made: 1 }, files: { made: 0 }, skipped: { unreadable: 1 } });
  });

  it('is read quickly when one folder holds very many days', async () => {
    const days = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [
        `trap-many/${String(1_000 + (n % 9_000)).padStart(4, '0')}-${String(1 + Math.floor(n / 9_000)).padStart(2, '0')}-01.json`,
        '[]',
      ]),
    );
    const report = await importOf(
      { 'users.json': people, 'channels.json': channel('trap-many'), ...days },
      { dryRun: true },
    );
    expect(report.messages.made).toBe(0);
  });
});

describe('an archive full of mistakes', () => {
  it('loses a day that is no list, and not the others', async () => {
    const report = await importOf({
      'users.json': people,
      'channels.json': channel('odd-days'),
      'odd-days/2020-01-01.json': '{"not": "a list"}',
      'odd-days/2020-01-02.json': '[{"type": ',
      'odd-days/2020-01-03.json': [say(1_600_000_003)],
    });
    expect(report).toMatchObject({ messages: { made: 1 }, skipped: { unreadable: 2 } });
  });

  it('loses a table that is none, and not the others', async () => {
    const report = await importOf({
      'users.csv': 'bob,,Bob\n',
      'channels.csv': 'odd-tables,bob,public,bob\n',
      'odd-tables/1.csv': 'bob,1600000000,"never closed\n',
      'odd-tables/2.csv': 'bob,1600000001,fine\n',
    });
    expect(report).toMatchObject({ messages: { made: 1 }, skipped: { unreadable: 1 } });
  });

  it('takes what can be taken of rows whose fields have other types', async () => {
    const wrong: readonly unknown[] = [null, 1, true, 'x', [], {}, [null], { $ne: 1 }, 1e300, [[1]], { ts: 'never' }];
    const fields = ['text', 'thread_ts', 'user', 'username', 'edited', 'reactions', 'files', 'attachments', 'subtype'];
    const rows = fields.flatMap((field, at) =>
      wrong.map((value, n) => say(1_600_000_000 + at * 100 + n, { [field]: value })),
    );
    const odd = wrong.map((value) => ({ ...say(1_600_009_000), ts: value }));
    const report = await importOf({
      'users.json': [
        ...people,
        ...wrong,
        ...wrong.map((value, n) => ({ id: `W${n}`, name: `wrong${n}`, profile: value })),
      ],
      'channels.json': [
        ...channel('odd-types'),
        ...wrong,
        ...['created', 'creator', 'members', 'topic', 'purpose', 'pins', 'is_archived'].flatMap((field, at) =>
          wrong.map((value, n) => ({ id: `O${at}-${n}`, name: `odd-${at}-${n}`, [field]: value })),
        ),
      ],
      'odd-types/2020-01-01.json': [...rows, ...wrong, ...odd],
    });
    expect(report.messages.made).toBeGreaterThan(60);
    expect(report.skipped.unreadable).toBeGreaterThan(wrong.length);
    expect((await saidIn('odd-types')).every(({ sentAt }) => !Number.isNaN(sentAt.getTime()))).toBe(true);
  });

  it('makes one account of people who are listed twice, and goes on past names that nobody can have', async () => {
    const report = await importOf({
      'users.json': [
        { id: 'D1', name: 'twin', profile: { email: 'twin@example.org' } },
        { id: 'D2', name: 'twin', profile: { email: 'TWIN@example.org' } },
        { id: 'D1', name: 'twin' },
        { id: 'D3', name: 'twin', profile: { email: 'other@example.org' } },
        { id: 'D4', name: 'all' },
        { id: 'D5', name: '***' },
        { id: 'D6', name: 'odd.mail', profile: { email: 'no address', real_name: 'x'.repeat(10_000) } },
      ],
      'channels.json': [{ id: 'C', name: 'odd-people', members: ['D1', 'D2', 'D3', 'D6', 'D6', 'nobody'] }],
    });
    expect(report).toMatchObject({ people: { made: 3, found: 2 }, skipped: { 'name-invalid': 2 } });
    expect((await world.ctx.models.users.findByUsernameKey('odd.mail'))?.emails).toEqual([]);
  });

  it('makes no threads in threads, and none in a circle', async () => {
    const ts = (n: number) => `${n}.000100`;
    await importOf({
      'users.json': people,
      'channels.json': channel('odd-threads'),
      'odd-threads/2020-01-01.json': [
        say(1_600_000_001, { thread_ts: ts(1_600_000_002) }),
        say(1_600_000_002, { thread_ts: ts(1_600_000_001) }),
        say(1_600_000_003, { thread_ts: ts(1_600_000_002) }),
        say(1_600_000_004, { thread_ts: ts(1_600_000_004) }),
      ],
    });
    const rows = await saidIn('odd-threads');
    const [first] = rows;
    expect(rows.map(({ threadId }) => threadId)).toEqual([null, first?._id, first?._id, null]);
    expect(first?.replyCount).toBe(2);
  });

  it('keeps texts that are longer than may be written today, up to where nobody could read them', async () => {
    const report = await importOf({
      'users.json': people,
      'channels.json': channel('odd-length'),
      'odd-length/2020-01-01.json': [
        say(1_600_000_001, { text: 'long '.repeat(8_000) }),
        say(1_600_000_002, { text: 'x'.repeat(3_000_000) }),
      ],
    });
    expect(report).toMatchObject({ messages: { made: 2 }, skipped: { cut: 1 } });
    expect((await saidIn('odd-length')).map(({ body }) => body.length)).toEqual([39_999, 100_001]);
  });
});
