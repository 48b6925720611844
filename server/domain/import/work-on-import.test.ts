import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testWorld, type World } from '../../testing/world.ts';
import { listJoined } from '../rooms/index.ts';
import { sendMessage } from '../messages/index.ts';
import {
  beginImport,
  cancelImport,
  getImport,
  importNow,
  listImports,
  lookAfterImports,
  openArchive,
  runImport,
  startImport,
  workOnImport,
} from './index.ts';
import { archiveKey } from './request-import.ts';
import { writeZip } from './testing/write-zip.ts';

const HOUR = 3_600_000;
let world: World;
let folder: string;
let hours = 0;
const clock = { now: () => new Date(Date.UTC(2030, 0, 1) + hours * HOUR) };
beforeAll(async () => {
  [world, folder] = await Promise.all([testWorld({ clock }), mkdtemp(join(tmpdir(), 'import-work-'))]);
});
beforeEach(() => {
  hours += 100;
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** An archive of one channel with that many messages. */
function archiveOf(name: string, count: number) {
  const rows = Array.from({ length: count }, (_, n) => `bob,${1_600_000_000 + n},remark ${n}`);
  return writeZip(join(folder, `${name}.zip`), {
    'users.csv': 'bob,,Bob\nalice,,Alice\n',
    'channels.csv': `${name},bob,public,bob;alice\n`,
    [`${name}/1.csv`]: rows.join('\n'),
  });
}

async function begin(name: string, count: number): Promise<string> {
  const path = await archiveOf(name, count);
  return (await beginImport(world.ctx, world.dora, { path, name: `${name}.zip`, size: 1 }))._id;
}

const nothing = { people: [], rooms: [] };
const found = (id: string) => getImport(world.ctx, world.dora, id);
async function written(name: string): Promise<number[]> {
  const room = await world.ctx.models.rooms.findByNameKey(name);
  const rows = await world.ctx.models.messages.changedSinceRev(room?._id ?? '', 0, 10_000);
  return rows.filter(({ imported }) => imported === true).map(({ seq }) => seq);
}

describe('an import as a document', () => {
  it('is checked, waits, is imported, and its archive is removed', async () => {
    const { ctx, dora } = world;
    const id = await begin('imp-whole', 3);
    await workOnImport(ctx, id);
    expect(await found(id)).toMatchObject({
      state: 'ready',
      origin: 'csv',
      report: { dryRun: true, messages: { made: 3 } },
      people: [
        { key: 'bob', known: true },
        { key: 'alice', known: true },
      ],
      rooms: [{ key: 'imp-whole', kind: 'channel' }],
    });
    expect(await written('imp-whole')).toEqual([]);

    await startImport(ctx, dora, { importId: id, without: nothing });
    await workOnImport(ctx, id);
    expect(await found(id)).toMatchObject({ state: 'done', storage: null, report: { messages: { made: 3 } } });
    expect((await written('imp-whole')).length).toBe(3);
    await expect(ctx.files.read('disk', archiveKey(id))).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('is one at a time, also for the command line', async () => {
    const { ctx, dora } = world;
    const id = await begin('imp-single', 1);
    await expect(begin('imp-second', 1)).rejects.toMatchObject({ code: 'import-running' });
    const archive = await openArchive(await archiveOf('imp-third', 1));
    await expect(importNow(ctx, dora, { archive, name: 'third.zip' })).rejects.toMatchObject({
      code: 'import-running',
    });
    archive.close();
    await cancelImport(ctx, dora, id);
    await cancelImport(ctx, dora, await begin('imp-second', 1));
  });

  it('goes on where it was when its process was killed, and makes nothing twice', async () => {
    const { ctx, dora } = world;
    const id = await begin('imp-killed', 40);
    await workOnImport(ctx, id);
    await startImport(ctx, dora, { importId: id, without: nothing });
    // Somebody took it up, wrote a part of it and was never seen again.
    expect(await ctx.models.imports.claim(id, 'the dead', clock.now(), clock.now())).not.toBeNull();
    const dead = await openArchive(await archiveOf('imp-killed', 25));
    await runImport(ctx, dora, { archive: dead, dryRun: false });
    dead.close();

    await workOnImport(ctx, id);
    expect((await found(id)).state).toBe('running');
    hours += 1;
    await lookAfterImports(ctx);
    const attempts = (await found(id)).attempts;
    expect(await ctx.models.jobs.take(new Date(clock.now().getTime() + HOUR), HOUR)).not.toBeNull();
    expect(attempts).toBeGreaterThan(0);
    await workOnImport(ctx, id);
    expect(await found(id)).toMatchObject({ state: 'done', report: { messages: { made: 15, found: 25 } } });
    expect((await written('imp-killed')).length).toBe(40);
    expect(await ctx.models.imports.note(id, 'the dead', { seenAt: clock.now() })).toBe(false);
  });

  it('stops between two small steps when it is cancelled, and says what it made', async () => {
    const { ctx, dora } = world;
    const id = await begin('imp-stopped', 3_000);
    await workOnImport(ctx, id);
    await startImport(ctx, dora, { importId: id, without: nothing });
    const work = workOnImport(ctx, id);
    const deadline = Date.now() + 20_000;
    while ((await written('imp-stopped')).length === 0 && Date.now() < deadline) await new Promise(setImmediate);
    await cancelImport(ctx, dora, id);
    await work;
    const { state, storage, report } = await found(id);
    expect([state, storage, report?.messages.made]).toEqual(['cancelled', null, (await written('imp-stopped')).length]);
  });

  it('is forgotten a day after nobody started it, and was given up when its archive never came', async () => {
    const { ctx, dora } = world;
    const id = await begin('imp-forgotten', 1);
    await workOnImport(ctx, id);
    hours += 25;
    await lookAfterImports(ctx);
    expect(await found(id)).toMatchObject({ state: 'cancelled', storage: null });

    const half = await begin('imp-half', 1);
    await ctx.models.imports.update(half, { storage: null });
    hours += 1;
    await lookAfterImports(ctx);
    expect(await found(half)).toMatchObject({ state: 'failed', reason: 'broken-off' });
    expect((await listImports(ctx, dora))[0]?._id).toBe(half);
  });

  it('says why it failed', async () => {
    const { ctx } = world;
    const path = await writeZip(join(folder, 'broken.zip'), { 'users.json': '[{"id":"U1","name":"x"' });
    const { _id: id } = await beginImport(ctx, world.dora, { path, name: 'broken.zip', size: 1 });
    await workOnImport(ctx, id);
    expect(await found(id)).toMatchObject({ state: 'failed', reason: 'users.json is no list', storage: null });
  });

  it('is seen by nobody else', async () => {
    const { ctx, alice } = world;
    await expect(listImports(ctx, alice)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(getImport(ctx, alice)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(cancelImport(ctx, alice, 'x')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(startImport(ctx, alice, { importId: 'x', without: nothing })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('what an import leaves as it is', () => {
  it('leaves unread what was unread, and nothing more', async () => {
    const { ctx, alice, bob, dora } = world;
    const first = await openArchive(await archiveOf('imp-unread', 5));
    await importNow(ctx, dora, { archive: first, name: 'one.zip' });
    first.close();
    const room = await ctx.models.rooms.findByNameKey('imp-unread');
    await sendMessage(ctx, bob, { roomId: room?._id ?? '', body: 'not read yet' });
    const second = await openArchive(await archiveOf('imp-unread', 900));
    const report = await importNow(ctx, dora, { archive: second, name: 'two.zip' });
    second.close();
    expect(report.messages).toEqual({ made: 895, found: 5 });
    const place = (await listJoined(ctx, alice)).find((one) => one.room.name === 'imp-unread');
    expect((place?.room.rootSeq ?? 0) - (place?.member.lastReadRootSeq ?? 0)).toBe(1);
  });

  it('makes nothing twice when the same archive is imported by two at once, and counts each message once', async () => {
    const { ctx, dora } = world;
    const prepared = await openArchive(await archiveOf('imp-race', 0));
    await runImport(ctx, dora, { archive: prepared, dryRun: false });
    prepared.close();
    const path = await archiveOf('imp-race', 1_200);
    const other = await world.another();
    const reports = await Promise.all(
      [ctx, other].map(async (one) => {
        const archive = await openArchive(path);
        const report = await runImport(one, dora, { archive, dryRun: false });
        archive.close();
        return report.messages;
      }),
    );
    expect(reports.reduce((sum, { made }) => sum + made, 0)).toBe(1_200);
    const seqs = await written('imp-race');
    expect([seqs.length, new Set(seqs).size]).toEqual([1_200, 1_200]);
  });
});
