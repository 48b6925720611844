import { Doc, type Value } from '../../bson/values.ts';
import { evaluatedInTurns } from '../../turns/evaluated-in-turns.ts';
import type { Expression, Result } from '../environment.ts';
import { orNull } from '../expressions/operands.ts';
import type { Accumulator } from '../group/accumulators.ts';
import { extentOf, type Extent } from './extent.ts';
import { onlyGrows, type Window } from './parse-window.ts';
import type { Running } from './running-sum.ts';
import type { Column, WindowFunction } from './window-place.ts';

/** How a function collects what is in a window. */
export interface Collecting {
  /** For windows that only grow, and those that are collected anew for each row. */
  readonly make: () => Accumulator;
  /** For windows that lose rows at their beginning, where the function can take them off again. */
  readonly running?: (() => Running) | undefined;
}

/**
 * What a function makes of the windows of all rows, one row after another.
 *
 * @param values what each row adds
 * @param positions the sort field of each row
 */
export function overWindow(
  window: Window,
  values: readonly Result[],
  positions: readonly Result[],
  { make, running }: Collecting,
): Column {
  const extent = extentOf(window, values.length, positions);
  if (onlyGrows(window)) return growing(values, make(), extent);
  if (running) return sliding(values, running(), extent);
  return (index) => {
    const { first, end } = extent(index);
    const accumulator = make();
    for (let at = first; at < end; at++) accumulator.add(values[at] as Result);
    return accumulator.value();
  };
}

/** Windows that begin with the partition only ever get longer: nothing is added twice. */
function growing(values: readonly Result[], accumulator: Accumulator, extent: Extent): Column {
  let added = 0;
  let value: Value;
  return (index) => {
    const { end } = extent(index);
    if (value !== undefined && added >= end) return value;
    while (added < end) accumulator.add(values[added++] as Result);
    value = apart(accumulator.value());
    return value;
  };
}

/** Both ends of the window only ever move on: each row is added once, and taken off once. */
function sliding(values: readonly Result[], running: Running, extent: Extent): Column {
  let [from, to] = [0, 0];
  return (index) => {
    const { first, end } = extent(index);
    // Rows that the window has passed without ever holding them are not added.
    if (to === from && first > to) from = to = first;
    while (to < end) running.add(values[to++] as Result);
    while (from < first && from < to) running.remove(values[from++] as Result);
    if (from < first) from = to = first;
    return running.value();
  };
}

/** What an accumulator goes on to change must not be what a row was given. */
function apart(value: Value): Value {
  if (Array.isArray(value)) return value.slice();
  return value instanceof Doc ? new Doc(value.names.slice(), value.values.slice()) : value;
}

/** A function that collects what is in a window. */
export function over(
  window: Window,
  input: Expression,
  collected: Collecting,
  position: Expression | undefined,
): WindowFunction {
  return async ({ rows }) => {
    const evaluated = (run: Expression): Promise<Result[]> => evaluatedInTurns(rows, (row) => run({ row, slots: [] }));
    const positions = position && window.kind === 'range' ? await evaluated(position) : [];
    const column = overWindow(window, await evaluated(input), positions, collected);
    return (index) => orNull(column(index));
  };
}
