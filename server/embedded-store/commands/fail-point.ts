import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import type { Engine } from './engine.ts';
import type { CommandRequest } from './request.ts';

/** What `configureFailPoint` asked for; drivers' own tests use it to see their retries work. */
export interface FailPoint {
  readonly commands: ReadonlySet<string>;
  /** How often it still strikes; Infinity for always. */
  left: number;
  readonly errorCode: number | undefined;
  readonly errorLabels: readonly string[] | undefined;
  readonly closeConnection: boolean;
  readonly blockMs: number;
}

/** Thrown to close the client's connection without an answer. */
export class HangUp extends Error {}

/** Fails or delays the command when the fail point says so. */
export async function strike(engine: Engine, { name }: CommandRequest): Promise<void> {
  const point = engine.failPoint;
  if (!point || point.left <= 0 || !point.commands.has(name)) return;
  point.left--;
  if (point.blockMs > 0) await delay(point.blockMs);
  if (point.closeConnection) throw new HangUp();
  if (point.errorCode === undefined) return;
  throw new StoreError(point.errorCode, 'Failing command via failpoint', { labels: point.errorLabels ?? [] });
}
