import type { StoredFile } from '../../models/files.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { thumbKey } from './upload.ts';

interface RowRange {
  readonly offset: number;
  readonly limit: number;
}

export async function listRoomFiles(
  ctx: Context,
  actor: Actor,
  input: RowRange & { readonly roomId: string },
): Promise<readonly StoredFile[]> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  return ctx.models.files.listOfRoom(room._id, input);
}

export function listOwnFiles(ctx: Context, actor: Actor, page: RowRange): Promise<readonly StoredFile[]> {
  return ctx.models.files.listOfUser(actor.id, page);
}

/** Removes what a deleted message showed; may run again. */
export async function removeFilesOf(ctx: Context, messageId: string): Promise<void> {
  for (const file of await ctx.models.files.listOfMessage(messageId)) await removeFile(ctx, file);
}

const FORGOTTEN_AFTER_MS = 86_400_000;

/** Collects uploads that no message came to show within a day. @returns how many. */
export async function collectForgotten(ctx: Context): Promise<number> {
  const forgotten = await ctx.models.files.listForgotten(new Date(ctx.clock.now().getTime() - FORGOTTEN_AFTER_MS), 500);
  const messages = await ctx.models.messages.findMany(
    forgotten.flatMap((file) => (file.messageId === null ? [] : [file.messageId])),
  );
  const living = new Set(messages.filter((message) => message.deletedAt === null).map((message) => message._id));
  const lost = forgotten.filter((file) => file.messageId === null || !living.has(file.messageId));
  // The others were sent in a moment in which the process ended before it could say so.
  for (const messageId of living) await ctx.models.files.attach(messageId);
  for (const file of lost) await removeFile(ctx, file);
  return lost.length;
}

/** Bytes first: a document without bytes is found and removed next time, bytes without a document never would be. */
async function removeFile(ctx: Context, file: StoredFile): Promise<void> {
  await ctx.files.remove(file.storage, thumbKey(file._id));
  await ctx.files.remove(file.storage, file._id);
  await ctx.models.files.remove(file._id);
}
