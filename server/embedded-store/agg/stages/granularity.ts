import { Decimal128, Int32 } from 'bson';
import { compareValues } from '../../bson/compare.ts';
import { isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import { nameOfType } from '../expressions/operands.ts';
import { doubleOf, divide, multiply } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';

/** Rounds to the borders that a series of preferred numbers allows. */
export interface Granularity {
  /** The next border above a number; zero stays. */
  up(value: NumberValue): NumberValue;
  /** The next border below a number; zero stays. */
  down(value: NumberValue): NumberValue;
}

const numbers = (text: string): readonly number[] => text.split(' ').map(Number);

/** Renard numbers, 1-2-5, and the E series (IEC 60063), between two powers of ten. */
const SERIES: Readonly<Record<string, readonly number[]>> = {
  R5: numbers('10 16 25 40 63'),
  R10: numbers('100 125 160 200 250 315 400 500 630 800'),
  R20: numbers('100 112 125 140 160 180 200 224 250 280 315 355 400 450 500 560 630 710 800 900'),
  R40: numbers(
    '100 106 112 118 125 132 140 150 160 170 180 190 200 212 224 236 250 265 280 300 315 355 375 400 425 450 475 500 530 560 600 630 670 710 750 800 850 900 950',
  ),
  R80: numbers(
    '103 109 115 122 128 136 145 155 165 175 185 195 206 218 230 243 258 272 290 307 325 345 365 387 412 437 462 487 515 545 575 615 650 690 730 775 825 875 925 975',
  ),
  '1-2-5': numbers('10 20 50'),
  E6: numbers('10 15 22 33 47 68'),
  E12: numbers('10 12 15 18 22 27 33 39 47 56 68 82'),
  E24: numbers('10 11 12 13 15 16 18 20 22 24 27 30 33 36 39 43 47 51 56 62 68 75 82 91'),
  E48: numbers(
    '100 105 110 115 121 127 133 140 147 154 162 169 178 187 196 205 215 226 237 249 261 274 287 301 316 332 348 365 383 402 422 442 464 487 511 536 562 590 619 649 681 715 750 787 825 866 909 953',
  ),
  E96: numbers(
    '100 102 105 107 110 113 115 118 121 124 127 130 133 137 140 143 147 150 154 158 162 165 169 174 178 182 187 191 196 200 205 210 215 221 226 232 237 243 249 255 261 267 274 280 287 294 301 309 316 324 332 340 348 357 365 374 383 392 402 412 422 432 442 453 464 475 487 499 511 523 536 549 562 576 590 604 619 634 649 665 681 698 715 732 750 768 787 806 825 845 866 887 909 931 953 976',
  ),
  E192: numbers(
    '100 101 102 104 105 106 107 109 110 111 113 114 115 117 118 120 121 123 124 126 127 129 130 132 133 135 137 138 140 142 143 145 147 149 150 152 154 156 158 160 162 164 165 167 169 172 174 176 178 180 182 184 187 189 191 193 196 198 200 203 205 208 210 213 215 218 221 223 226 229 232 234 237 240 243 246 249 252 255 258 261 264 267 271 274 277 280 284 287 291 294 298 301 305 309 312 316 320 324 328 332 336 340 344 348 352 357 361 365 370 374 379 383 388 392 397 402 407 412 417 422 427 432 437 442 448 453 459 464 470 475 481 487 493 499 505 511 517 523 530 536 542 549 556 562 569 576 583 590 597 604 612 619 626 634 642 649 657 665 673 681 690 698 706 715 723 732 741 750 759 768 777 787 796 806 816 825 835 845 856 866 876 887 898 909 920 931 942 953 965 976 988',
  ),
};

/** @throws StoreError 40261, 40257 for what is no name of a series */
export function parseGranularity(value: Value): Granularity {
  if (typeof value !== 'string')
    return refuse(40261, `The $bucketAuto 'granularity' field must be a string, but found type: ${nameOfType(value)}.`);
  if (value === 'POWERSOF2') return powersOfTwo;
  const series = Object.hasOwn(SERIES, value) ? SERIES[value] : undefined;
  return series ? preferred(series) : refuse(40257, `Unknown rounding granularity '${value}'`);
}

/** @throws StoreError for what such a border cannot be found for */
export function demandRoundable(value: Value): NumberValue {
  if (!isNumber(value))
    return refuse(
      40258,
      `$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a value with type: ${nameOfType(value)}`,
    );
  const number = doubleOf(value);
  if (Number.isNaN(number))
    refuse(40259, "$bucketAuto can specify a 'granularity' with numeric boundaries only, but found a NaN");
  if (number < 0)
    refuse(
      40260,
      "$bucketAuto can specify a 'granularity' with non-negative numbers only, but found a negative number",
    );
  return value;
}

const isLess = (a: NumberValue, b: NumberValue): boolean => compareValues(a, b) < 0;

/** Zero stays, and so do numbers at the ends of what can be told apart. */
const hasNoBorder = (value: NumberValue): boolean => {
  const number = doubleOf(value);
  return number < 1e-300 || number > 1e300;
};

/** Decimals are rounded as decimals, all else as doubles. */
function preferred(series: readonly number[]): Granularity {
  const exact = series.map((each) => Decimal128.fromString(String(each)));
  const terms = (value: NumberValue) => {
    const isDecimal = value instanceof Decimal128;
    const kind = (number: number): NumberValue => (isDecimal ? Decimal128.fromString(String(number)) : number);
    const steps: readonly NumberValue[] = isDecimal ? exact : series;
    return { number: isDecimal ? value : doubleOf(value), steps, one: kind(1), ten: kind(10) };
  };
  return {
    up(value) {
      if (hasNoBorder(value)) return value;
      const { number, steps, one, ten } = terms(value);
      const [least, most] = [steps[0] as NumberValue, steps.at(-1) as NumberValue];
      let scale = one;
      while (!isLess(number, multiply(most, scale))) scale = multiply(scale, ten);
      while (isLess(number, multiply(least, scale))) {
        const above = multiply(least, scale);
        scale = divide(scale, ten);
        if (!isLess(number, multiply(most, scale))) return above;
      }
      return multiply(steps.find((step) => isLess(number, multiply(step, scale))) ?? most, scale);
    },
    down(value) {
      if (hasNoBorder(value)) return value;
      const { number, steps, one, ten } = terms(value);
      const [least, most] = [steps[0] as NumberValue, steps.at(-1) as NumberValue];
      let scale = one;
      while (!isLess(multiply(least, scale), number)) scale = divide(scale, ten);
      while (isLess(multiply(most, scale), number)) {
        const below = multiply(most, scale);
        scale = multiply(scale, ten);
        if (!isLess(multiply(least, scale), number)) return below;
      }
      return multiply(steps.findLast((step) => isLess(multiply(step, scale), number)) ?? least, scale);
    },
  };
}

const powersOfTwo: Granularity = {
  up: (value) => (hasNoBorder(value) ? value : power(value, Math.floor(binaryLogarithm(value)) + 1)),
  down: (value) => (hasNoBorder(value) ? value : power(value, Math.ceil(binaryLogarithm(value)) - 1)),
};

const binaryLogarithm = (value: NumberValue): number =>
  typeof value === 'bigint' ? logarithmOf(value) : Math.log2(doubleOf(value));

/** Exact where it is whole. */
function logarithmOf(value: bigint): number {
  const length = value.toString(2).length - 1;
  return 1n << BigInt(length) === value ? length : length + 0.5;
}

function power(value: NumberValue, exponent: number): NumberValue {
  if (value instanceof Decimal128) {
    const two = Decimal128.fromString('2');
    let result: NumberValue = Decimal128.fromString('1');
    for (let i = 0; i < Math.abs(exponent); i++) result = exponent < 0 ? divide(result, two) : multiply(result, two);
    return result;
  }
  if (exponent < 0 || exponent > 62) return 2 ** exponent;
  return exponent < 31 ? new Int32(2 ** exponent) : 1n << BigInt(exponent);
}
