import { Doc, type Value } from '../../bson/values.ts';
import type { Change, ClientTransaction } from '../../session/client-transaction.ts';
import type { Collection } from '../../store/collection.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import type { Hit } from '../../plan/index.ts';
import type { CommandContext } from '../command.ts';
import type { Engine } from '../engine.ts';
import { demandSameSize, keepWithinCap } from './capped.ts';
import { demandValid } from './validator.ts';

/** Where the changes of a statement go: into the store at once, or into a transaction until it commits. */
export interface DocumentWriter {
  insert(collection: Collection, id: Value, bytes: Uint8Array): void;
  /** @param description what changed; absent when the document was replaced as a whole */
  replace(collection: Collection, hit: Hit, id: Value, after: Uint8Array, description: Doc | undefined): void;
  remove(collection: Collection, hit: Hit, id: Value): void;
}

/** Whether the command's documents have to meet their collection's validator. */
function validates({ args }: CommandContext): boolean {
  return !args.bool('bypassDocumentValidation');
}

/** Where a command's changes go when they are done inside a write. */
export function directWriter(context: CommandContext, txn: WriteTxn): DirectWriter {
  return new DirectWriter(context.engine, txn, validates(context));
}

/** Where they go within a client's transaction. */
export function transactionWriter(context: CommandContext, transaction: ClientTransaction): DocumentWriter {
  return new TransactionWriter(context.engine, transaction, validates(context));
}

/** Writes into the store, each change with its log entry. */
export class DirectWriter implements DocumentWriter {
  constructor(
    private readonly engine: Engine,
    private readonly txn: WriteTxn,
    private readonly validates: boolean,
  ) {}

  insert(collection: Collection, id: Value, bytes: Uint8Array): void {
    if (this.validates) demandValid(collection, bytes);
    this.txn.insert(collection, bytes);
    this.txn.log({ op: 'insert', id, document: bytes, ns: collection.ns, collection: collection.uuid });
    keepWithinCap(this.txn, collection);
  }

  replace(collection: Collection, hit: Hit, id: Value, after: Uint8Array, description: Doc | undefined): void {
    this.engine.locks.demandFree(collection, hit.id);
    if (this.validates) demandValid(collection, after, hit.bytes);
    demandSameSize(collection, hit.bytes.length, after.length);
    this.txn.replace(collection, hit.id, hit.bytes, after);
    this.log(collection, replacement(collection, hit, id, after, description));
  }

  remove(collection: Collection, hit: Hit, id: Value): void {
    this.engine.locks.demandFree(collection, hit.id);
    this.txn.remove(collection, hit.id, hit.bytes);
    this.log(collection, { op: 'delete', id, ...preImage(collection, hit) });
  }

  private log(collection: Collection, change: Change): void {
    this.txn.log({ ...change, ns: collection.ns, collection: collection.uuid });
  }
}

/** Keeps the changes for the transaction's commit, and the documents from being changed by others until then. */
class TransactionWriter implements DocumentWriter {
  constructor(
    private readonly engine: Engine,
    private readonly transaction: ClientTransaction,
    private readonly validates: boolean,
  ) {}

  insert(collection: Collection, id: Value, bytes: Uint8Array): void {
    if (this.validates) demandValid(collection, bytes);
    this.transaction.insert(collection, id, bytes);
  }

  replace(collection: Collection, hit: Hit, id: Value, after: Uint8Array, description: Doc | undefined): void {
    if (this.validates) demandValid(collection, after, hit.bytes);
    demandSameSize(collection, hit.bytes.length, after.length);
    this.take(collection, hit);
    const change = replacement(collection, hit, id, after, description);
    this.transaction.replace(collection, hit.id, hit.bytes, after, change);
  }

  remove(collection: Collection, hit: Hit, id: Value): void {
    this.take(collection, hit);
    this.transaction.remove(collection, hit.id, hit.bytes, { op: 'delete', id, ...preImage(collection, hit) });
  }

  private take(collection: Collection, { id }: Hit): void {
    if (id >= 0) this.engine.locks.take(this.transaction, collection, id);
  }
}

function replacement(
  collection: Collection,
  hit: Hit,
  id: Value,
  document: Uint8Array,
  description: Doc | undefined,
): Change {
  const before = preImage(collection, hit);
  return description ? { op: 'update', id, description, ...before } : { op: 'replace', id, document, ...before };
}

function preImage({ options }: Collection, { bytes }: Hit): { before?: Uint8Array } {
  const images = options.get('changeStreamPreAndPostImages');
  const wanted = images instanceof Doc ? images.get('enabled') === true : options.get('recordPreImages') === true;
  return wanted ? { before: bytes } : {};
}
