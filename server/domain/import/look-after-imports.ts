import type { Context } from '../context.ts';
import { SILENT_AFTER_MS } from './import-watch.ts';
import { removeArchive } from './request-import.ts';

const FORGOTTEN_AFTER_MS = 86_400_000;

/**
 * Has imports gone on with whose process was killed, ends those that cannot be gone on with, and removes archives that nobody
 * needs any more: of what is over, and of what was checked and not started within a day.
 */
export async function lookAfterImports(ctx: Context): Promise<void> {
  const { imports } = ctx.models;
  const now = ctx.clock.now();
  for (const row of await imports.listSilent(new Date(now.getTime() - SILENT_AFTER_MS))) {
    if (row.storage !== null) {
      await ctx.jobs.add('run-import', `${row._id}:${row.attempts}`, { importId: row._id });
    } else if (await imports.abandon(row._id, row.runner, now)) {
      // It broke off while it was received, or ran at a command line.
      ctx.log.info({ importId: row._id }, 'An import was given up: its archive is not here');
    }
  }
  for (const row of await imports.listForgotten(new Date(now.getTime() - FORGOTTEN_AFTER_MS))) {
    if (row.state === 'ready') await imports.cancel(row._id, now);
    await removeArchive(ctx, row);
  }
}
