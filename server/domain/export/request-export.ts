import type { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import type { Export } from '../../models/exports.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { exportKey } from './make-export.ts';

interface Wanted {
  readonly format: 'html' | 'json';
  readonly from: Date | null;
  readonly to: Date | null;
}

/** Asks for a room's messages and files as an archive; a job makes it, and the bot says when it is ready. */
export async function exportRoom(
  ctx: Context,
  actor: Actor,
  input: Wanted & { readonly roomId: string },
): Promise<Export> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'mail-messages', member);
  const others = room.directMembers.filter(({ id }) => id !== actor.id).map(({ name }) => name);
  const name = room.kind === 'direct' ? others.join(', ') || actor.name : `#${room.displayName}`;
  return request(ctx, actor, { ...input, roomId: room._id, name });
}

/** Asks for all that one has written oneself, and for one's profile. */
export async function exportOwnData(ctx: Context, actor: Actor, format: 'html' | 'json'): Promise<Export> {
  if (!ctx.settings.get('UserData_EnableDownload')) throw new DomainError('not-allowed');
  return request(ctx, actor, { roomId: null, name: `@${actor.username}`, format, from: null, to: null });
}

export function listExports(ctx: Context, actor: Actor): Promise<readonly Export[]> {
  return ctx.models.exports.listOfUser(actor.id);
}

/** Opens a finished archive for whoever asked for it; for everybody else there is none. */
export async function openExport(
  ctx: Context,
  actor: Actor,
  exportId: string,
): Promise<{ readonly made: Export; readonly content: Readable }> {
  const made = await ctx.models.exports.find(exportId);
  if (made === null || made.userId !== actor.id || made.state !== 'ready' || made.storage === null)
    throw new DomainError('export-not-found');
  if (made.expiresAt <= ctx.clock.now()) throw new DomainError('export-not-found');
  return { made, content: await ctx.files.read(made.storage, exportKey(made._id)) };
}

/** Removes what can be downloaded no more. */
export async function removeOldExports(ctx: Context): Promise<void> {
  for (const { _id, storage } of await ctx.models.exports.listExpired(ctx.clock.now(), 500)) {
    if (storage !== null) await ctx.files.remove(storage, exportKey(_id));
    await ctx.models.exports.remove(_id);
  }
}

async function request(
  ctx: Context,
  actor: Actor,
  wanted: Wanted & { readonly roomId: string | null; readonly name: string },
): Promise<Export> {
  if ((await ctx.models.exports.countUnfinished(actor.id)) > 0) throw new DomainError('export-too-soon');
  const now = ctx.clock.now();
  const row: Export = {
    _id: ctx.newId(),
    userId: actor.id,
    roomId: wanted.roomId,
    name: wanted.name,
    format: wanted.format,
    from: wanted.from,
    to: wanted.to,
    state: 'waiting',
    seenAt: null,
    storage: null,
    size: 0,
    messageId: ctx.newId(),
    createdAt: now,
    expiresAt: new Date(now.getTime() + ctx.settings.get('UserData_FileSystemZipExpiry') * 3_600_000),
  };
  await ctx.models.exports.insert(row);
  await ctx.jobs.add('make-export', row._id, { exportId: row._id });
  return row;
}
