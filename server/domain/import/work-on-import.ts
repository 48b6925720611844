import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DomainError, isDomainError } from '../../contracts/errors.ts';
import type { FoundPerson, FoundRoom, Import } from '../../models/imports.ts';
import { isPassingFault } from '../../models/patience.ts';
import type { Actor } from '../actor.ts';
import { actorOf } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { incomingFolder } from '../files/index.ts';
import { openArchive } from './archive.ts';
import { ImportStopped, SILENT_AFTER_MS, watchImport } from './import-watch.ts';
import { newReport, type ImportReport } from './report.ts';
import { archiveKey, newImport, onlyOne, removeArchive } from './request-import.ts';
import { runImport, type FoundInArchive, type ImportProgress } from './run-import.ts';
import type { Archive } from './archive.ts';

/** Of people and of rooms: more than anybody chooses from by hand. The rest is imported. */
const MOST_FOUND = 5_000;
/** An archive that brings the process down again and again is not tried for ever. */
const MOST_ATTEMPTS = 10;

/** Checks an archive or imports it, whichever is its turn. It may be run again at any time, also by others at once. */
export async function workOnImport(ctx: Context, importId: string): Promise<void> {
  const runner = ctx.newId();
  const now = ctx.clock.now();
  const row = await ctx.models.imports.claim(importId, runner, now, new Date(now.getTime() - SILENT_AFTER_MS));
  if (row === null) return;
  const report = newReport(row.state === 'checking');
  const watch = watchImport(ctx, importId, runner);
  try {
    if (row.attempts > MOST_ATTEMPTS) throw new DomainError('import-unreadable', { reason: 'it was never finished' });
    const actor = await starterOf(ctx, row);
    let found: FoundInArchive | null = null;
    await withArchive(ctx, row, (archive) =>
      runImport(
        ctx,
        actor,
        { archive, dryRun: report.dryRun, without: row.without, ...watch, onFound: (all) => void (found = all) },
        report,
      ),
    );
    await finish(ctx, row, runner, report, found);
  } catch (error) {
    await giveUp(ctx, row, runner, report, error);
  } finally {
    watch.close();
  }
}

/** The import of somebody at the command line: as any other, one at a time, and listed with them. */
export async function importNow(
  ctx: Context,
  actor: Actor,
  { archive, name, onProgress }: { archive: Archive; name: string; onProgress?: (progress: ImportProgress) => void },
): Promise<ImportReport> {
  const runner = ctx.newId();
  const now = ctx.clock.now();
  const row: Import = { ...newImport(ctx, actor, name), runner, seenAt: now, startedAt: now };
  await onlyOne(ctx.models.imports.insert(row));
  const report = newReport(false);
  const watch = watchImport(ctx, row._id, runner);
  const tellBoth = (progress: ImportProgress) => {
    watch.onProgress(progress);
    onProgress?.(progress);
  };
  try {
    await runImport(ctx, actor, { archive, dryRun: false, pause: watch.pause, onProgress: tellBoth }, report);
    await ctx.models.imports.settle(row._id, runner, {
      state: 'done',
      report,
      progress: null,
      finishedAt: ctx.clock.now(),
    });
    return report;
  } catch (error) {
    const reason = error instanceof DomainError ? reasonOf(error) : 'unexpected';
    await ctx.models.imports.settle(row._id, runner, { state: 'failed', report, reason, finishedAt: ctx.clock.now() });
    throw error;
  } finally {
    watch.close();
  }
}

async function finish(
  ctx: Context,
  row: Import,
  runner: string,
  report: ImportReport,
  found: FoundInArchive | null,
): Promise<void> {
  const { imports } = ctx.models;
  if (row.state === 'checking') {
    const choices = found === null ? {} : choicesOf(found);
    await imports.settle(row._id, runner, { state: 'ready', report, progress: null, ...choices });
    return;
  }
  const isOurs = await imports.settle(row._id, runner, {
    state: 'done',
    report,
    progress: null,
    finishedAt: ctx.clock.now(),
  });
  if (isOurs) await removeArchive(ctx, row);
}

/** @throws what may be over when the job is tried again. */
async function giveUp(ctx: Context, row: Import, runner: string, report: ImportReport, error: unknown): Promise<void> {
  const { imports } = ctx.models;
  if (error instanceof ImportStopped) {
    const isCancelled = (await imports.find(row._id))?.state === 'cancelled';
    if (isCancelled && !report.dryRun) await imports.update(row._id, { report });
    return;
  }
  if (isPassingFault(error) || isDomainError(error, 'try-again')) {
    await imports.release(row._id, runner);
    throw error;
  }
  const isExpected = error instanceof DomainError;
  if (!isExpected) ctx.log.error({ err: error, importId: row._id }, 'An import failed');
  const reason = isExpected ? reasonOf(error) : 'unexpected';
  const isOurs = await imports.settle(row._id, runner, {
    state: 'failed',
    report,
    reason,
    finishedAt: ctx.clock.now(),
  });
  if (isOurs) await removeArchive(ctx, row);
}

function reasonOf({ code, details }: DomainError): string {
  return code === 'import-unreadable' ? String(details['reason']).slice(0, 500) : code;
}

/** Whether they still may is asked where it begins. */
async function starterOf(ctx: Context, { userId }: Import): Promise<Actor> {
  const user = await ctx.models.users.find(userId);
  if (user === null || !user.active) throw new DomainError('user-deactivated');
  return actorOf(user, null);
}

/** Opened where it can be read in any order, whatever it is kept in. */
async function withArchive(
  ctx: Context,
  { _id: id, storage }: Import,
  work: (archive: Archive) => Promise<unknown>,
): Promise<void> {
  if (storage === null) throw new DomainError('import-unreadable', { reason: 'the archive is gone' });
  const folder = incomingFolder(ctx);
  // Where a killed process leaves it, it is swept up; whoever has it open by then reads on.
  const path = join(folder, ctx.newId());
  try {
    await mkdir(folder, { recursive: true });
    await pipeline(await ctx.files.read(storage, archiveKey(id)), createWriteStream(path));
    const archive = await openArchive(path);
    try {
      await work(archive);
    } finally {
      archive.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}

function choicesOf({ origin, people, rooms, casting: { cast, known } }: FoundInArchive) {
  const persons = people.slice(0, MOST_FOUND).map((person): FoundPerson => {
    const { key, username, name, email, type, active } = person;
    return { key, username, name: name.slice(0, 100), email, bot: type === 'bot', active, known: known.has(key) };
  });
  const nameOf = (key: string) => cast.get(key)?.username ?? key;
  const found = rooms.slice(0, MOST_FOUND).map(({ key, kind, name, memberKeys, archived }): FoundRoom => {
    const shown = kind === 'direct' ? memberKeys.slice(0, 8).map(nameOf).join(', ') : name;
    return { key, kind, name: shown.slice(0, 200), archived };
  });
  return { origin, people: persons, rooms: found };
}
