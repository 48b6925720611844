import type { Context } from '../domain/context.ts';

/** What is done for a job that somebody wrote down. It may run more than once, also at the same time, and must not mind. */
export interface QueuedJob {
  readonly kind: string;
  run(ctx: Context, payload: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** What is done again and again, by one process at a time. */
export interface RecurringJob {
  readonly kind: string;
  readonly everyMs: number;
  run(ctx: Context): Promise<unknown>;
}

/** @throws Error when the payload has no such text: then somebody wrote down something else than this job. */
export function textOf(payload: Readonly<Record<string, unknown>>, field: string): string {
  const value = payload[field];
  if (typeof value !== 'string') throw new Error(`the job has no ${field}`);
  return value;
}

/** @throws Error as `textOf`. */
export function numberOf(payload: Readonly<Record<string, unknown>>, field: string): number {
  const value = payload[field];
  if (typeof value !== 'number') throw new Error(`the job has no ${field}`);
  return value;
}
