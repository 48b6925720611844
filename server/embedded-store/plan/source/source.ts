import type { RecordId } from '../../store/collection.ts';

/** What `advance` found. PAUSE: the time slice is over, let others have a turn and call again. */
export const FOUND = 1;
export const END = 0;
export const PAUSE = -1;
export type Step = typeof FOUND | typeof END | typeof PAUSE;

/**
 * Walks records. After FOUND, `id` and `document` are those of the record; the document is lent (its length stands in its
 * first bytes) and is overwritten by the next read of anybody.
 */
export interface Source {
  readonly id: RecordId;
  readonly document: Buffer;
  /** How well the record meets a search for words; undefined where none was asked for. */
  readonly textScore?: number | undefined;
  advance(): Step;
  /** Gives back what the source holds open; it may be advanced again afterwards. */
  rest(): void;
  /** A later command reads on: it shall find what is there then, also right behind the last record. */
  readAnew?(): void;
  readonly keysExamined: number;
  readonly docsExamined: number;
}
