import type { Doc } from '../../bson/values.ts';
import type { BatchSize } from '../../plan/index.ts';

/** A part of a result. */
export interface Batch {
  documents: Uint8Array[];
  /** Nothing follows. */
  done: boolean;
  /** Gives back the documents' memory; nothing may look at them afterwards. */
  release?: () => void;
  /** Told beside the batch, such as a resume token. */
  more?: Doc;
}

/** Where a cursor's documents come from. */
export interface CursorSource {
  /** @param waitMs how long to wait for a first document, where that makes sense */
  next(size: BatchSize, signal: AbortSignal, waitMs?: number): Promise<Batch>;
  /** What is told beside an empty batch that was asked for empty. */
  readonly more?: Doc;
  /** Whether it can still be read: not when an index that it reads was dropped. */
  readonly isIntact?: boolean;
  close(): void;
}

/** Bytes of documents that go into one reply; a single larger one goes alone. */
export const BATCH_BYTES = 16 * 1024 * 1024;

/** Documents of a first batch when the client does not say. */
export const FIRST_BATCH_DOCUMENTS = 101;
