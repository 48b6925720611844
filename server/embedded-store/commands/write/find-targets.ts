import { findFirstNow, findHits, isCollectionScan, type Hit, type Query } from '../../plan/index.ts';
import type { Collection } from '../../store/collection.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import { step } from '../../turns/in-turns.ts';
import { turnClock } from '../../turns/turn.ts';
import type { CommandContext } from '../command.ts';
import { StoreError } from '../../errors.ts';
import { changeInTransaction } from './in-transaction.ts';
import { directWriter, transactionWriter, type DocumentWriter } from './document-writer.ts';
import type { Foresight } from './foresight.ts';
import { ensureCollection, isThere } from './target.ts';
import { writeUnblocked } from './unblocked.ts';

/** A statement that changes what a query finds. */
export interface Change<T> {
  readonly ns: string;
  readonly query: Query;
  /** All that is found, or only the first. */
  readonly many: boolean;
  /** Changes one found document. */
  apply(writer: DocumentWriter, collection: Collection, hit: Hit): T;
  /** Where what is large is worked out before the write. */
  readonly foresight?: Foresight | undefined;
  /** Inserts, where nothing was found; absent when nothing shall happen then. */
  readonly upsert: ((writer: DocumentWriter, collection: Collection) => T) | undefined;
}

/** Told inside the write that does the last of it, with all that was done. */
type Done<T> = (txn: WriteTxn, results: readonly T[]) => void;

/** Documents that are looked for before they are changed. */
const HITS_AT_ONCE = 500;

/** Whether an index leads to the document, so that it can be looked for inside the write itself. */
export function isDirect<T>({ engine, transaction }: CommandContext, { ns, query, many }: Change<T>): boolean {
  if (many || transaction) return false;
  const collection = engine.store.find(ns);
  return !collection || !isCollectionScan(collection, query);
}

/** Finds and changes the first document, inside a write. */
export function changeNow<T>(context: CommandContext, txn: WriteTxn, change: Change<T>): T[] {
  const { engine } = context;
  const writer = directWriter(context, txn);
  const collection = engine.store.find(change.ns);
  const hit = collection && findFirstNow(txn, collection, change.query);
  if (collection && hit) {
    change.foresight?.demand(hit.bytes);
    return [change.apply(writer, collection, hit)];
  }
  if (change.upsert) change.foresight?.demandInsertion();
  return change.upsert ? [change.upsert(writer, ensureCollection(engine, txn, change.ns))] : [];
}

/** Looks for the documents beside other work, then changes them in writes; each is looked at again there. */
export async function changeFound<T>(context: CommandContext, change: Change<T>, done: Done<T>): Promise<T[]> {
  if (context.transaction) return changeWithin(context, change);
  return change.many ? changeAll(context, change, done) : changeFirst(context, change, done);
}

async function changeFirst<T>(context: CommandContext, change: Change<T>, done: Done<T>): Promise<T[]> {
  const { engine } = context;
  for (;;) {
    const collection = engine.store.find(change.ns);
    const hit = collection && (await firstHit(context, collection, change.query));
    if (!hit && !change.upsert) return [];
    const results = await writeUnblocked(context, (txn) => {
      const writer = directWriter(context, txn);
      const found = collection && hit ? again(context, txn, collection, change.query, hit) : undefined;
      if (hit && !found) return undefined;
      if (found) change.foresight?.demand(found.bytes);
      else change.foresight?.demandInsertion();
      const results = found && collection ? [change.apply(writer, collection, found)] : [];
      if (!hit && change.upsert) results.push(change.upsert(writer, ensureCollection(engine, txn, change.ns)));
      done(txn, results);
      return results;
    });
    // Somebody else changed the document in between so that it is no longer meant: look for another one.
    if (results) return results;
  }
}

async function changeAll<T>(context: CommandContext, change: Change<T>, done: Done<T>): Promise<T[]> {
  const { engine } = context;
  const collection = engine.store.find(change.ns);
  const results: T[] = [];
  // A changed document may come again where the change moved it within the index that is read.
  const seen = new Set<number>();
  if (collection) {
    for await (const hits of batches(findHits(engine.store, collection, change.query))) {
      const fresh = hits.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      for (let at = 0; at < fresh.length;) {
        const rest = fresh.slice(at);
        const { changed, tried, error } = await writeUnblocked(
          context,
          (txn) => changeHits(context, txn, change, collection, rest),
          rest.length,
        );
        results.push(...changed);
        if (error) throw error;
        at += tried;
      }
    }
  }
  const { upsert } = change;
  if (results.length === 0 && upsert) {
    return writeUnblocked(context, (txn) => {
      change.foresight?.demandInsertion();
      const inserted = [upsert(directWriter(context, txn), ensureCollection(engine, txn, change.ns))];
      done(txn, inserted);
      return inserted;
    });
  }
  return results;
}

/** Changes as many as time allows. One failing document ends the statement; what was changed before it stays. */
function changeHits<T>(
  context: CommandContext,
  txn: WriteTxn,
  change: Change<T>,
  collection: Collection,
  hits: readonly Hit[],
): { changed: T[]; tried: number; error?: StoreError } {
  const until = performance.now() + turnClock.sliceMs;
  const writer = directWriter(context, txn);
  const changed: T[] = [];
  let tried = 0;
  for (const hit of hits) {
    tried++;
    const now = again(context, txn, collection, change.query, hit);
    if (!now) continue;
    if (change.foresight?.needs(now.bytes)) {
      // With what has been done so far, or alone.
      if (changed.length > 0) return { changed, tried: tried - 1 };
      change.foresight.demand(now.bytes);
    }
    try {
      changed.push(change.apply(writer, collection, now));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { changed, tried, error };
    }
    if (performance.now() > until) break;
  }
  return { changed, tried };
}

/** The document as the write sees it, if it is still meant, and its collection still there. */
function again(
  { engine }: CommandContext,
  txn: WriteTxn,
  collection: Collection,
  { filter }: Query,
  { id, bytes }: Hit,
): Hit | undefined {
  if (!isThere(engine, collection)) return undefined;
  const now = txn.get(collection, id);
  if (!now) return undefined;
  return Buffer.compare(now, bytes) === 0 || filter.matchesRaw(now) ? { id, bytes: now } : undefined;
}

async function changeWithin<T>(context: CommandContext, change: Change<T>): Promise<T[]> {
  const { engine, transaction } = context;
  if (!transaction) return [];
  const existing = engine.store.find(change.ns);
  if (!existing && !change.upsert) return [];
  return changeInTransaction(context, change.ns, async (collection) => {
    const writer = transactionWriter(context, transaction);
    const query = { ...change.query, view: transaction.view, ...(!change.many && { limit: 1 }) };
    const hits: Hit[] = [];
    for await (const hit of findHits(engine.store, collection, query)) hits.push(hit);
    const results: T[] = [];
    for (const hit of hits) {
      const others = step();
      if (others) await others;
      if (change.foresight?.needs(hit.bytes)) await change.foresight.foresee(hit.bytes);
      results.push(change.apply(writer, collection, hit));
    }
    if (results.length === 0 && change.upsert) results.push(change.upsert(writer, collection));
    return results;
  });
}

async function firstHit({ engine }: CommandContext, collection: Collection, query: Query): Promise<Hit | undefined> {
  for await (const hit of findHits(engine.store, collection, { ...query, limit: 1 })) return hit;
  return undefined;
}

async function* batches(hits: AsyncIterable<Hit>): AsyncGenerator<Hit[], void, undefined> {
  let batch: Hit[] = [];
  for await (const hit of hits) {
    batch.push(hit);
    if (batch.length < HITS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
