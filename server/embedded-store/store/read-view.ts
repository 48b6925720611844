import type { Collection, RecordId } from './collection.ts';
import type { Snapshot } from './snapshot.ts';

/** The private writes of a client's transaction, over what its snapshot shows. */
export interface Overlay {
  /** By record; null is a removed one. Documents that the transaction inserted have negative record ids. */
  changes(collection: Collection): ReadonlyMap<RecordId, Uint8Array | null> | undefined;
}

/** From where a query reads; nothing means the newest committed state. */
export interface ReadView {
  readonly snapshot?: Snapshot;
  readonly overlay?: Overlay;
}
