import { Doc, type Value } from '../../bson/values.ts';
import type { Expression } from '../environment.ts';
import type { Context } from '../expressions/context.ts';
import type { Row } from '../row.ts';

/** The rows of one partition in their order, with the values by which they were sorted. */
export interface Partition {
  readonly rows: readonly Row[];
  readonly keys: readonly (readonly Value[])[];
}

/** The value of a row; asked of every row in its order, once. */
export type Column = (index: number) => Value;

/** The values of one output field for the rows of a partition. */
export type WindowFunction = (partition: Partition) => Column | Promise<Column>;

/** What a window function is compiled in. */
export interface WindowPlace {
  /** The `sortBy` of the stage. */
  readonly sortBy: Doc | undefined;
  readonly expressions: Context;
}

/** What rows stand at on the axis of the sort field; undefined when there is no such field. */
export function positionOf(sortBy: Doc | undefined, expressions: Context): Expression | undefined {
  const path = sortBy?.names[0];
  return path === undefined || sortBy?.values[0] instanceof Doc ? undefined : expressions.compile(`$${path}`).run;
}
