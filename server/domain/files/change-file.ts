import { DomainError } from '../../contracts/errors.ts';
import type { StoredFile } from '../../models/files.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { deleteMessage } from '../messages/index.ts';
import { accessFile } from './access-file.ts';
import { removeFile } from './remove-file.ts';
import { describedBy } from './keep-file.ts';

/** Says what is on one's own upload, before a message shows it; from then on it stays as it is. */
export async function describeFile(
  ctx: Context,
  actor: Actor,
  input: { readonly fileId: string; readonly description: string },
): Promise<StoredFile> {
  const { description = '' } = describedBy(input.description);
  const file = await ctx.models.files.describe(input.fileId, actor.id, description);
  if (file !== null) return file;
  const shown = await accessFile(ctx, actor, input.fileId);
  if (shown.userId !== actor.id) throw new DomainError('file-not-found');
  return shown;
}

/**
 * Deletes a file. One that a message shows goes with that message, by the same right and leaving the same trace; one that no
 * message shows is its sender's, and just goes.
 */
export async function deleteFile(ctx: Context, actor: Actor, input: { readonly fileId: string }): Promise<void> {
  const file = await accessFile(ctx, actor, input.fileId);
  const shown = file.messageId === null ? null : await ctx.models.messages.find(file.messageId);
  if (shown !== null && shown.deletedAt === null) await deleteMessage(ctx, actor, { messageId: shown._id });
  else if (file.userId !== actor.id) throw new DomainError('file-not-found');
  await removeFile(ctx, file);
}
