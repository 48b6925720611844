import type { StoredFile } from '../../models/files.ts';
import type { Context } from '../context.ts';
import { thumbKey } from './file-keys.ts';

/** Bytes first: a document without bytes is found and removed next time, bytes without a document never would be. */
export async function removeFile(ctx: Context, file: Pick<StoredFile, '_id' | 'storage'>): Promise<void> {
  await ctx.files.remove(file.storage, thumbKey(file._id));
  await ctx.files.remove(file.storage, file._id);
  await ctx.models.files.remove(file._id);
}

/** Removes what a deleted message showed; may run again. */
export async function removeFilesOf(ctx: Context, messageId: string): Promise<void> {
  for (const file of await ctx.models.files.listOfMessage(messageId)) await removeFile(ctx, file);
}
