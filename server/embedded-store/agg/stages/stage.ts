import type { Doc, Value } from '../../bson/values.ts';
import type { Context } from '../expressions/context.ts';
import type { Environment, Result } from '../environment.ts';
import type { Namespace, PipelineHost } from '../host.ts';
import { Memory } from '../memory.ts';
import { step, takeTurns } from '../../turns/in-turns.ts';
import type { Row } from '../row.ts';

/** Rows in handfuls: one turn of the event loop for many of them. */
export type Batches = AsyncIterable<readonly Row[]>;

/** A stage that looks at one row at a time: undefined drops it. */
export type RowStage = (row: Row) => Row | undefined;

/** What a stage at the beginning of a pipeline lets the collection do instead. */
export type Push =
  | { readonly kind: 'match'; readonly filter: Doc }
  | { readonly kind: 'sort'; readonly sort: Doc }
  | { readonly kind: 'skip' | 'limit'; readonly count: number };

/** Where a stage may not stand. */
export type Place = 'facet' | 'lookup' | 'union' | 'update' | 'change' | 'transaction';

interface StageBase {
  /** `$match`; as the client wrote it. */
  readonly name: string;
  readonly push?: Push;
  /** Must be the first stage: it makes its rows itself, `run` gets none. */
  readonly isSource?: boolean;
  /** Holds a `$text`, which only the first stage may. */
  readonly usesText?: boolean;
  /** Sorts by the score of a `$text`. */
  readonly needsTextScore?: boolean;
  /** Must be the last stage: it writes. */
  readonly isWriter?: boolean;
}

export interface SimpleStage extends StageBase {
  readonly each: RowStage;
}

export interface StreamStage extends StageBase {
  run(input: Batches, host: PipelineHost): Batches;
}

export type Stage = SimpleStage | StreamStage;

/** What a stage is compiled in. */
export interface StageContext {
  readonly env: Environment;
  readonly ns: Namespace;
  readonly expressions: Context;
  /** An expression for one document at once. */
  evaluate(expression: Value, document: Doc): Result;
  /** Compiles the pipeline of `$lookup`, `$facet` and `$unionWith`. */
  subPipeline(stages: Value, ns: Namespace, place: Place, env?: Environment): SubPipeline;
}

export interface SubPipeline {
  /** Of a `$facet`: asks for the score of the `$text` that the rows were found by. */
  readonly needsTextScore: boolean;
  /** Reads its collection; `also` is a further filter. */
  run(host: PipelineHost, also?: Doc): Batches;
  /** Takes its rows from elsewhere, as in `$facet`. */
  over(input: Batches, host: PipelineHost): Batches;
}

/** Some stages are short for several others. */
export type StageParser = (spec: Value, context: StageContext, name: string) => Stage | readonly Stage[];

/** All rows of a stream, one handful after another. */
export async function gather(input: Batches, name: string): Promise<Row[]> {
  const rows: Row[] = [];
  const memory = new Memory(name);
  for await (const batch of input)
    for (const row of batch) {
      const others = step();
      if (others) await others;
      memory.use(row.size);
      rows.push(row);
    }
  return rows;
}

/** The documents of many rows; decoding them takes its time. */
export async function documentsOf(rows: readonly Row[]): Promise<Doc[]> {
  const documents: Doc[] = [];
  for (const row of rows) {
    const others = step() ?? row.decoded();
    if (others) await others;
    documents.push(row.doc);
  }
  return documents;
}

/** So many rows are made at a time. */
export const HANDFUL = 100;

/** Cuts many rows, or what they are made of, into handfuls, and lets others have their turns in between. */
export async function* handfuls<Item>(items: readonly Item[]): AsyncGenerator<readonly Item[], void> {
  for (let at = 0; at < items.length; at += HANDFUL) {
    await takeTurns();
    yield items.slice(at, at + HANDFUL);
  }
}
