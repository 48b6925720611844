import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { removeFile } from './remove-file.ts';

const FORGOTTEN_AFTER_MS = 86_400_000;
/** The longest that one upload may take, twice. */
const BROKEN_OFF_AFTER_MS = 7_200_000;

/** Where forms are received before anything is done with them. */
export function incomingFolder(ctx: Pick<Context, 'config'>): string {
  return join(ctx.config.store.uploadsDir, 'incoming');
}

/** Collects uploads that broke off, and those that no message came to show within a day. @returns how many. */
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
  return lost.length + (await sweepIncoming(ctx));
}

/** What a process that was killed had received. By the clock of the file system, on which it was written. */
async function sweepIncoming(ctx: Context): Promise<number> {
  const folder = incomingFolder(ctx);
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found === null || !found.isFile() || Date.now() - found.mtimeMs < BROKEN_OFF_AFTER_MS) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}
