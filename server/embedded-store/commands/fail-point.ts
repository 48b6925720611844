import { setTimeout as delay } from 'node:timers/promises';
import { Doc } from '../bson/values.ts';
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
  /** Told beside the answer of a command that is done all the same. */
  readonly writeConcernError: Doc | undefined;
  readonly closeConnection: boolean;
  readonly blockMs: number;
}

/** Thrown to close the client's connection without an answer. */
export class HangUp extends Error {}

/** Fails or delays the command when the fail point says so. @returns what to tell beside the command's own answer */
export async function strike(engine: Engine, { name }: CommandRequest): Promise<Doc | undefined> {
  const point = engine.failPoint;
  if (!point || point.left <= 0 || !point.commands.has(name)) return undefined;
  point.left--;
  if (point.blockMs > 0) await delay(point.blockMs);
  if (point.closeConnection) throw new HangUp();
  const labels = point.errorLabels ?? [];
  if (point.errorCode !== undefined) throw new StoreError(point.errorCode, 'Failing command via failpoint', { labels });
  const { writeConcernError } = point;
  return writeConcernError && Doc.of({ writeConcernError, ...(labels.length > 0 && { errorLabels: [...labels] }) });
}
