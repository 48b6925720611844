import type { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import type { StoredFile } from '../../models/files.ts';
import { accessRoom, can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { thumbKey } from './file-keys.ts';

/** The one gate to files: whoever sees the room sees them; one that no message shows yet is its sender's alone. */
export async function accessFile(ctx: Context, actor: Actor, fileId: string): Promise<StoredFile> {
  const file = await ctx.models.files.find(fileId);
  if (file === null || file.state === 'arriving') throw new DomainError('file-not-found');
  if ((file.state === 'pending' || file.state === 'scheduled') && file.userId !== actor.id)
    throw new DomainError('file-not-found');
  if (file.state === 'kept' && !can(ctx, actor, 'can-audit')) throw new DomainError('file-not-found');
  if (file.state === 'attached' && !(await isShown(ctx, file))) throw new DomainError('file-not-found');
  try {
    const { member } = await accessRoom(ctx, actor, file.roomId);
    if (member === null && ctx.settings.get('FileUpload_Restrict_to_room_members'))
      throw new DomainError('file-not-found');
  } catch (error) {
    if (error instanceof DomainError && error.code === 'room-not-found') throw new DomainError('file-not-found');
    throw error;
  }
  return file;
}

/** Between the deletion of a message and that of its bytes nobody gets them any more. */
async function isShown(ctx: Context, { messageId }: StoredFile): Promise<boolean> {
  const message = messageId === null ? null : await ctx.models.messages.find(messageId);
  return message !== null && message.deletedAt === null;
}

/** Opens a file, or the small copy of a picture, for reading. */
export function openFile(
  ctx: Context,
  file: StoredFile,
  wanted: { readonly thumb: boolean; readonly range?: { readonly start: number; readonly end: number } | undefined },
): Promise<Readable> {
  return ctx.files.read(file.storage, wanted.thumb ? thumbKey(file._id) : file._id, wanted.range);
}
