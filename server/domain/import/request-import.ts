import { createReadStream } from 'node:fs';
import { DomainError } from '../../contracts/errors.ts';
import type { Import } from '../../models/imports.ts';
import { duplicateKey } from '../../models/patience.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Received } from '../files/index.ts';
import { openArchive } from './archive.ts';
import { readerOf } from './run-import.ts';

const MOST_LISTED = 50;

/** Refuses early, before a large archive has been received for nothing. */
export async function admitImport(ctx: Context, actor: Actor): Promise<void> {
  requirePermission(ctx, actor, 'run-import');
  if ((await ctx.models.imports.findActive()) !== null) throw new DomainError('import-running');
}

/**
 * Keeps an archive and has it checked: a dry run that says what an import would make of it. Nothing is imported yet.
 * @throws DomainError `import-unreadable` when it is of no known kind, `import-running` while another one is checked or runs.
 */
export async function beginImport(ctx: Context, actor: Actor, file: Received): Promise<Import> {
  requirePermission(ctx, actor, 'run-import');
  await refuseUnknown(file);
  const row: Import = {
    ...newImport(ctx, actor, file.name),
    state: 'checking',
  };
  await onlyOne(ctx.models.imports.insert(row));
  try {
    const storage = ctx.files.kind();
    const limit = ctx.settings.get('Import_MaxFileSize');
    const { size } = await ctx.files.write(storage, archiveKey(row._id), createReadStream(file.path), limit);
    await ctx.models.imports.update(row._id, { storage, size });
    await ctx.jobs.add('run-import', row._id, { importId: row._id });
    return { ...row, storage, size };
  } catch (error) {
    // Else nobody could begin another one until this one is taken for forgotten.
    await ctx.models.imports.cancel(row._id, ctx.clock.now());
    throw error;
  }
}

/**
 * Imports what was checked, as a job.
 * @param without keys of people and rooms that are to stay out, with what was said by them and in them.
 * @throws DomainError `import-not-found` when there is none that waits to be started.
 */
export async function startImport(
  ctx: Context,
  actor: Actor,
  { importId, without }: { readonly importId: string; readonly without: Import['without'] },
): Promise<Import> {
  requirePermission(ctx, actor, 'run-import');
  const started = await onlyOne(ctx.models.imports.start(importId, without, ctx.clock.now()));
  if (started === null) throw new DomainError('import-not-found');
  await ctx.jobs.add('run-import', `${importId}:start`, { importId });
  return started;
}

/** Ends it at its next small step. What it has made by then stays; the same archive again would go on from there. */
export async function cancelImport(ctx: Context, actor: Actor, importId: string): Promise<void> {
  requirePermission(ctx, actor, 'run-import');
  const cancelled = await ctx.models.imports.cancel(importId, ctx.clock.now());
  if (cancelled === null) throw new DomainError('import-not-found');
  await removeArchive(ctx, cancelled);
}

/** Newest first, without what they found in detail. */
export async function listImports(ctx: Context, actor: Actor): Promise<readonly Import[]> {
  requirePermission(ctx, actor, 'view-import-operations');
  return ctx.models.imports.list(MOST_LISTED);
}

/** One with all that was found, or the newest. @throws DomainError `import-not-found`. */
export async function getImport(ctx: Context, actor: Actor, importId?: string): Promise<Import> {
  requirePermission(ctx, actor, 'view-import-operations');
  const { imports } = ctx.models;
  const found = await (importId === undefined ? imports.findNewest() : imports.find(importId));
  if (found === null) throw new DomainError('import-not-found');
  return found;
}

export function archiveKey(importId: string): string {
  return `${importId}-import`;
}

/** Once for all: whoever removes it twice finds nothing. */
export async function removeArchive(ctx: Context, { _id, storage }: Pick<Import, '_id' | 'storage'>): Promise<void> {
  if (storage === null) return;
  await ctx.files.remove(storage, archiveKey(_id));
  await ctx.models.imports.update(_id, { storage: null, people: [], rooms: [] });
}

export function newImport(ctx: Context, actor: Actor, fileName: string): Import {
  return {
    _id: ctx.newId(),
    userId: actor.id,
    fileName: fileName.slice(0, 200),
    origin: null,
    state: 'running',
    active: true,
    progress: null,
    attempts: 0,
    runner: null,
    seenAt: null,
    storage: null,
    size: 0,
    people: [],
    rooms: [],
    without: { people: [], rooms: [] },
    report: null,
    reason: null,
    createdAt: ctx.clock.now(),
    startedAt: null,
    finishedAt: null,
  };
}

export async function onlyOne<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    throw new DomainError('import-running');
  }
}

async function refuseUnknown(file: Received): Promise<void> {
  const archive = await openArchive(file.path);
  try {
    readerOf(archive);
  } finally {
    archive.close();
  }
}
