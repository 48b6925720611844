import { Decimal128 } from 'bson';
import { Doc, isNumber, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import type { Context, Node } from '../expressions/context.ts';
import type { Accumulator } from '../group/accumulators.ts';
import { addDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from '../numbers/decimal-arithmetic.ts';
import { fromInteger, toDecimal128, toDouble, type Decimal } from '../numbers/decimal.ts';
import { decimalOf, doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';

const ONE = fromInteger(1n);

/** Each number moves the average by a part of its distance; reckoned in decimals. */
class MovingAverage implements Accumulator {
  #average: Decimal | undefined;
  #isDecimal = false;

  constructor(readonly weight: Decimal) {}

  add(value: Result): void {
    if (!isNumber(value)) return;
    if (value instanceof Decimal128) this.#isDecimal = true;
    const number = decimalOf(value);
    this.#average = this.#average
      ? addDecimals(
          multiplyDecimals(number, this.weight),
          multiplyDecimals(this.#average, subtractDecimals(ONE, this.weight)),
        )
      : number;
  }

  value(): Value {
    if (!this.#average) return null;
    return this.#isDecimal ? toDecimal128(this.#average) : toDouble(this.#average);
  }
}

/** `{$expMovingAvg: {input: '$n', N: 3}}`, or with `alpha`, the weight of a new number, instead of `N`. */
export function parseMovingAverage(
  spec: Doc,
  sortBy: Doc | undefined,
  context: Context,
): { readonly input: Node; readonly make: () => Accumulator } {
  const argument = spec.get('$expMovingAvg');
  if (spec.size !== 1 || !(argument instanceof Doc))
    return refused('$expMovingAvg must have exactly one argument that is an object');
  if (argument.size !== 2 || !argument.has('input'))
    refused("$expMovingAvg has exactly two fields: 'input', and either 'N' or 'alpha'");
  if (!sortBy) refused("$expMovingAvg requires an explicit 'sortBy'");
  const input = context.compile(argument.get('input'));
  const weight = weightOf(argument);
  return { input, make: () => new MovingAverage(weight) };
}

function weightOf(argument: Doc): Decimal {
  if (argument.has('N')) {
    const count = argument.get('N');
    const number = isNumber(count) ? doubleOf(count) : NaN;
    if (!Number.isInteger(number)) refused("'N' field must be an integer");
    if (number <= 0) refused("'N' must be greater than zero");
    return divideDecimals(fromInteger(2n), fromInteger(BigInt(number) + 1n));
  }
  if (!argument.has('alpha')) refused("$expMovingAvg has either an 'N' field or an 'alpha' field");
  const alpha = argument.get('alpha');
  if (!isNumber(alpha)) return refused("'alpha' must be a number");
  const number = doubleOf(alpha);
  if (!(number > 0 && number < 1)) refused("'alpha' must be between 0 and 1 (exclusive)");
  return decimalOf(alpha);
}

const refused = (message: string): never => refuse('FailedToParse', message);
