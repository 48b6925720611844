import type { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import { FileMissing } from '../../models/file-keeper.ts';
import type { StoredFile } from '../../models/files.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { thumbKey } from './upload.ts';

/** The one gate to files: whoever sees the room sees them; one that no message shows yet is its sender's alone. */
export async function accessFile(ctx: Context, actor: Actor, fileId: string): Promise<StoredFile> {
  const file = await ctx.models.files.find(fileId);
  if (file === null || (file.state === 'pending' && file.userId !== actor.id)) throw new DomainError('file-not-found');
  try {
    await accessRoom(ctx, actor, file.roomId);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'room-not-found') throw new DomainError('file-not-found');
    throw error;
  }
  return file;
}

/** Opens a file, or the small copy of a picture, for reading. */
export async function openFile(
  ctx: Context,
  file: StoredFile,
  wanted: { readonly thumb: boolean; readonly range?: { readonly start: number; readonly end: number } | undefined },
): Promise<Readable> {
  const key = wanted.thumb ? thumbKey(file._id) : file._id;
  try {
    return await ctx.files.read(file.storage, key, wanted.range);
  } catch (error) {
    if (error instanceof FileMissing) throw new DomainError('file-not-found');
    throw error;
  }
}
