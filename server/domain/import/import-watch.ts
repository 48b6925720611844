import type { ImportStep } from '../../models/imports.ts';
import type { Context } from '../context.ts';

/** Progress is written down this often at most; after four times the longer one without a word another one takes over. */
const NOTE_EVERY_MS = 1_000;
const SIGN_EVERY_MS = 15_000;
export const SILENT_AFTER_MS = 4 * SIGN_EVERY_MS;

/** Thrown at the next small step of an import that was cancelled, or that somebody else took over. */
export class ImportStopped extends Error {}

/** What the one who is at an import says of it, and hears. */
export interface ImportWatch {
  onProgress(step: ImportStep): void;
  /** @throws ImportStopped */
  pause(): Promise<void>;
  close(): void;
}

export function watchImport(ctx: Context, importId: string, runner: string): ImportWatch {
  let step: ImportStep | undefined;
  let notedAt = -Infinity;
  let stopped = false;

  async function note(): Promise<void> {
    notedAt = performance.now();
    const seenAt = ctx.clock.now();
    const isOurs = await ctx.models.imports.note(importId, runner, { seenAt, ...(step && { progress: step }) });
    stopped ||= !isOurs;
  }
  // A single step may take long, e.g. a large file.
  const signs = setInterval(() => void note().catch(() => undefined), SIGN_EVERY_MS);
  signs.unref();

  return {
    onProgress: (now) => void (step = now),
    async pause() {
      if (performance.now() - notedAt >= NOTE_EVERY_MS) await note();
      if (stopped) throw new ImportStopped();
      // Reading a day is work without waiting; whoever else is served by this process gets their turn.
      await new Promise((resolve) => setImmediate(resolve));
    },
    close: () => clearInterval(signs),
  };
}
