import { randomBytes } from 'node:crypto';
import type { Binary } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { ClientTransaction } from '../../session/client-transaction.ts';
import type { Session } from '../../session/session.ts';
import type { CursorSource } from './cursor-source.ts';

/** A cursor that nobody asks for more is closed after this long, as in MongoDB. */
const CURSOR_TIMEOUT_MS = 10 * 60_000;
const MAX_CURSORS = 20_000;

export interface OpenCursor {
  readonly id: bigint;
  readonly ns: string;
  readonly source: CursorSource;
  readonly session: Session | undefined;
  readonly transaction: ClientTransaction | undefined;
  /** The collection it reads; when that is gone, so is the cursor. */
  readonly collection: { ns: string; uuid: Binary } | undefined;
  readonly noTimeout: boolean;
  /** Waits for more at its end: getMore's maxTimeMS is then how long to wait. */
  readonly awaitsData: boolean;
  readonly aborted: AbortController;
  lastUse: number;
  busy: boolean;
}

/** The open cursors of all clients. */
export class CursorRegistry {
  private readonly cursors = new Map<bigint, OpenCursor>();

  open(cursor: Omit<OpenCursor, 'id' | 'lastUse' | 'busy' | 'aborted'>): OpenCursor {
    if (this.cursors.size >= MAX_CURSORS) throw new StoreError('UnknownError', 'too many open cursors');
    const opened = { ...cursor, id: this.freeId(), lastUse: Date.now(), busy: false, aborted: new AbortController() };
    this.cursors.set(opened.id, opened);
    return opened;
  }

  get(id: bigint): OpenCursor | undefined {
    return this.cursors.get(id);
  }

  get size(): number {
    return this.cursors.size;
  }

  /** @returns false when there is none of that id */
  kill(id: bigint): boolean {
    const cursor = this.cursors.get(id);
    if (!cursor) return false;
    this.cursors.delete(id);
    cursor.aborted.abort(new StoreError(237, `cursor ${id} was killed`));
    cursor.source.close();
    return true;
  }

  killWhere(condition: (cursor: OpenCursor) => boolean): void {
    for (const cursor of [...this.cursors.values()]) if (condition(cursor)) this.kill(cursor.id);
  }

  /** Closes what nobody has used for long. */
  sweep(now: number): void {
    this.killWhere(({ noTimeout, busy, lastUse }) => !noTimeout && !busy && now - lastUse > CURSOR_TIMEOUT_MS);
  }

  /** Ids cannot be guessed: whoever has one may read the cursor. */
  private freeId(): bigint {
    for (;;) {
      const id = randomBytes(8).readBigUInt64BE() >> 1n;
      if (id !== 0n && !this.cursors.has(id)) return id;
    }
  }
}
