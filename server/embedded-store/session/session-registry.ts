import { StoreError } from '../errors.ts';
import { Session } from './session.ts';

export const SESSION_TIMEOUT_MINUTES = 30;
const SESSION_TIMEOUT_MS = SESSION_TIMEOUT_MINUTES * 60_000;

/** MongoDB's own bound is a million; this one is for a process that shall stay small. */
const MAX_SESSIONS = 100_000;

/** A transaction that does nothing for so long is aborted; its snapshot keeps the file growing. */
export const IDLE_TRANSACTION_MS = 60_000;

/** All logical sessions, by id. */
export class SessionRegistry {
  private readonly sessions = new Map<string, Session>();

  /** The session of that id, made when it is not known: sessions begin by being used. */
  use(id: Buffer): Session {
    const key = id.toString('hex');
    let session = this.sessions.get(key);
    if (!session) {
      if (this.sessions.size >= MAX_SESSIONS) throw new StoreError('TooManyLogicalSessions', 'too many sessions');
      this.sessions.set(key, (session = new Session(id)));
    }
    session.lastUse = Date.now();
    return session;
  }

  /** Ends the sessions; what they had open is given up. */
  end(ids: readonly Buffer[]): Session[] {
    return ids.flatMap((id) => this.remove(id.toString('hex')));
  }

  endAll(): Session[] {
    return [...this.sessions.keys()].flatMap((key) => this.remove(key));
  }

  /** Gives up what nobody has used for long. @returns the sessions that ended */
  sweep(now: number): Session[] {
    for (const { transaction } of this.sessions.values()) {
      if (transaction?.state === 'active' && now - transaction.lastUse > IDLE_TRANSACTION_MS)
        transaction.end('aborted');
    }
    const old = [...this.sessions].filter(([, { lastUse }]) => now - lastUse > SESSION_TIMEOUT_MS);
    return old.flatMap(([key]) => this.remove(key));
  }

  get size(): number {
    return this.sessions.size;
  }

  list(): Session[] {
    return [...this.sessions.values()];
  }

  get openTransactions(): number {
    let count = 0;
    for (const { transaction } of this.sessions.values()) if (transaction?.state === 'active') count++;
    return count;
  }

  private remove(key: string): Session[] {
    const session = this.sessions.get(key);
    if (!session) return [];
    session.transaction?.end('aborted');
    this.sessions.delete(key);
    return [session];
  }
}
