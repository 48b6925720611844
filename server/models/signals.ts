import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

/** Something that happens and is gone: carried by the same feed as everything else, kept for a minute. */
export interface TypingSignal {
  readonly _id: string;
  readonly kind: 'typing';
  readonly roomId: string;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly typing: boolean;
  readonly at: Date;
}

export type Signal = TypingSignal;

export const signalIndexes: readonly IndexDeclaration[] = [{ key: { at: 1 }, options: { expireAfterSeconds: 60 } }];

export type Signals = ReturnType<typeof createSignals>;

export function createSignals(db: Db) {
  const signals: Collection<Signal> = db.collection<Signal>('signals');
  return {
    /** Need not survive a crash, so nobody waits for the disk. */
    emit: (signal: Signal) => signals.insertOne(signal, { writeConcern: { w: 1, journal: false } }),
  };
}
