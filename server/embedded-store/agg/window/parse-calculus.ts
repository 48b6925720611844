import { Doc, type Value } from '../../bson/values.ts';
import { evaluatedInTurns } from '../../turns/evaluated-in-turns.ts';
import type { Expression } from '../environment.ts';
import { orNull } from '../expressions/operands.ts';
import { refuse } from '../refuse.ts';
import { Integral, slope, type Point } from './calculus.ts';
import { extentOf } from './extent.ts';
import { over } from './over-window.ts';
import { WHOLE, parseWindow, unitNamed, type Window } from './parse-window.ts';
import { positionOf, type WindowFunction, type WindowPlace } from './window-place.ts';

const refused = (message: string): never => refuse('FailedToParse', message);

/** `{$derivative: {input: '$n', unit: 'hour'}, window: {…}}`, and the same for `$integral`. */
export function parseCalculus(spec: Doc, place: WindowPlace): WindowFunction {
  const { sortBy, expressions } = place;
  const operator = spec.has('$derivative') ? '$derivative' : '$integral';
  if (!sortBy) refused(`${operator} requires a sortBy`);
  const position = sortBy?.size === 1 ? positionOf(sortBy, expressions) : undefined;
  if (!position) return refused(`${operator} requires a sortBy of a single field`);
  let window: Window | undefined;
  for (const [name, value] of spec) {
    if (name === 'window') window = parseWindow(value, sortBy, expressions);
    else if (name !== operator) refused(`${operator} got unexpected argument: ${name}`);
  }
  const argument = spec.get(operator);
  if (!(argument instanceof Doc)) return refused(`${operator} expects an object`);
  for (const name of argument.names)
    if (name !== 'input' && name !== 'unit') refused(`${operator} got unexpected argument: ${name}`);
  const unitLength = argument.has('unit') ? lengthOf(argument.get('unit')) : undefined;
  if (!argument.has('input')) refused(`${operator} requires an 'input' expression`);
  const input = expressions.compile(argument.get('input')).run;
  if (operator === '$derivative')
    return derivative(window ?? refused('$derivative requires explicit window bounds'), input, position, unitLength);
  const pair: Expression = (scope) => [orNull(position(scope)), orNull(input(scope))];
  const make = (): Integral => new Integral(unitLength);
  return over(window ?? WHOLE, pair, { make, running: make }, position);
}

const LENGTHS: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** In milliseconds. Longer units are not always of the same length. */
function lengthOf(unit: Value): number {
  return LENGTHS[unitNamed(unit)] ?? refuse(5490710, "unit must be 'week' or smaller");
}

/** From the first row of the window to the last. */
function derivative(
  window: Window,
  input: Expression,
  position: Expression,
  unitLength: number | undefined,
): WindowFunction {
  return async ({ rows }) => {
    const points = await evaluatedInTurns(rows, (row): Point => {
      const scope = { row, slots: [] };
      return { position: position(scope), value: input(scope) };
    });
    const extent = extentOf(
      window,
      points.length,
      points.map((point) => point.position),
    );
    return (index) => {
      const { first, end } = extent(index);
      const [from, to] = [points[first], points[end - 1]];
      return end > first && from && to ? slope(from, to, unitLength) : null;
    };
  };
}
