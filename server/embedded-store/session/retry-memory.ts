import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Doc } from '../bson/values.ts';
import type { Store } from '../store/store.ts';
import type { WriteTxn } from '../store/write-txn.ts';
import { StoreError } from '../errors.ts';
import type { Session } from './session.ts';

/*
 * What became of the statements of a retryable write, kept in the same write as the change itself: a repetition, even
 * after a restart, is answered from here and changes nothing. The shape of a result is the writing command's own.
 *
 * Keys are session id (16 bytes) and number of the first statement (u32); values `{n: txnNumber, at, r: [results]}`.
 */

/** Notes the results of statements `first`, `first + 1`, … inside the write that did them. */
export function remember(txn: WriteTxn, retry: Retry, first: number, results: readonly Doc[]): void {
  const value = Doc.of({ n: retry.txnNumber, at: new Date(), r: [...results] });
  txn.put('sessions', keyOf(retry.session.id, first), encode(value));
}

/** A write that its client may repeat under the same number. */
export interface Retry {
  session: Session;
  txnNumber: bigint;
  /** The numbers of the statements, when the client gave them. */
  statementIds?: readonly number[] | undefined;
  /** Else they count on from this one; 0 when the client gives none. */
  firstStatement?: number;
}

export function statementId({ statementIds, firstStatement = 0 }: Retry, index: number): number {
  return statementIds?.[index] ?? firstStatement + index;
}

/**
 * What earlier attempts with this number have done, by statement.
 * @throws StoreError TransactionTooOld when the session has moved on to a higher number
 */
export function recall(store: Store, { session, txnNumber }: Retry): Map<number, Doc> {
  const results = new Map<number, Doc>();
  if (session.remembered && txnNumber > session.txnNumber) {
    session.txnNumber = txnNumber;
    return results;
  }
  let newest = session.txnNumber;
  const range = { from: keyOf(session.id, 0), to: keyOf(session.id, 0xffffffff) };
  for (const { key, value } of store.range('sessions', range)) {
    const note = decode(value);
    const number = note.get('n') as bigint;
    if (number > newest) newest = number;
    if (number !== txnNumber) continue;
    const first = key.readUInt32BE(16);
    (note.get('r') as Doc[]).forEach((result, i) => results.set(first + i, result));
  }
  session.remembered = true;
  if (newest > txnNumber) throw tooOld(session, txnNumber, newest);
  session.txnNumber = txnNumber;
  return results;
}

function tooOld(session: Session, txnNumber: bigint, newest: bigint): StoreError {
  const id = session.id.toString('hex');
  return new StoreError(
    'TransactionTooOld',
    `Retryable write with txnNumber ${txnNumber} is prohibited on session ${id} because a newer retryable write with txnNumber ${newest} has already started on this session.`,
  );
}

function keyOf(session: Buffer, statement: number): Buffer {
  const key = Buffer.allocUnsafe(20);
  session.copy(key);
  key.writeUInt32BE(statement, 16);
  return key;
}

const FORGET_AFTER_MS = 30 * 60_000;
const NOTES_AT_ONCE = 200;

/** Removes what is too old to be repeated, in small writes. */
export async function forgetOld(store: Store, now: number): Promise<void> {
  let from: Buffer | undefined;
  for (;;) {
    const notes = store.range('sessions', { ...(from && { from, after: true }), limit: NOTES_AT_ONCE });
    const last = notes.at(-1);
    if (!last) return;
    const old = notes.filter(({ value }) => now - (decode(value).get('at') as Date).getTime() > FORGET_AFTER_MS);
    if (old.length > 0) {
      await store.write((txn) => old.forEach(({ key }) => txn.delete('sessions', key)));
    }
    from = last.key;
  }
}
