import { describe, expect, it } from '@jest/globals';
import { Decimal128, Int32 } from 'bson';
import type { NumberValue } from '../../bson/values.ts';
import { add, addExactly, divide, multiply, multiplyExactly, remainder, subtract } from './numbers.ts';
import {
  arcCosine,
  arcSine,
  arcTangent,
  areaTangent,
  cosine,
  hyperbolicSine,
  sine,
  tangent,
  toRadians,
} from './decimal-angles.ts';
import { exponential, naturalLogarithm, power, squareRoot } from './decimal-functions.ts';
import { fromDecimal128, toDecimal128, type Decimal } from './decimal.ts';
import { Sum } from './sum.ts';

const int = (value: number): Int32 => new Int32(value);
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const show = (value: NumberValue | null | undefined): string => `${value?.constructor.name} ${String(value)}`;

describe('arithmetic on the four kinds of numbers', () => {
  it.each([
    [add(int(2147483647), int(1)), 'BigInt 2147483648'],
    [add(2n ** 63n - 1n, int(1)), 'Number 9223372036854776000'],
    [subtract(int(-2147483648), int(1)), 'BigInt -2147483649'],
    [multiply(int(65536), int(65536)), 'BigInt 4294967296'],
    [divide(int(6), int(2)), 'Number 3'],
    [remainder(int(-7), int(3)), 'Int32 -1'],
    [remainder(7n, int(3)), 'BigInt 1'],
    [add(int(1), 0.5), 'Number 1.5'],
    [add(decimal('1.10'), int(2)), 'Decimal128 3.10'],
    [divide(decimal('1'), int(3)), 'Decimal128 0.3333333333333333333333333333333333'],
    [divide(decimal('10'), int(4)), 'Decimal128 2.5'],
    [remainder(decimal('1E+100'), int(7)), 'Decimal128 4'],
    [multiply(decimal('9.999999999999999999999999999999999E+6144'), int(10)), 'Decimal128 Infinity'],
  ])('gives the widest type of the operands, widened where the result does not fit: %s', (result, wanted) => {
    expect(show(result)).toBe(wanted);
  });

  it('takes a double as a decimal of 15 digits', () => {
    expect(show(multiply(decimal('1'), 0.1))).toBe('Decimal128 0.100000000000000');
    expect(show(multiply(decimal('1'), 3))).toBe('Decimal128 3.00000000000000');
  });

  it('tells updates when a long overflows', () => {
    expect(addExactly(2n ** 63n - 1n, int(1))).toBeUndefined();
    expect(multiplyExactly(2n ** 62n, int(2))).toBeUndefined();
    expect(show(addExactly(int(2147483647), int(1)))).toBe('BigInt 2147483648');
  });
});

describe('sums', () => {
  const sum = (...values: NumberValue[]): Sum => {
    const total = new Sum();
    for (const value of values) total.add(value);
    return total;
  };

  it('carries the rounding errors of doubles along', () => {
    expect(sum(1e100, 1, -1e100, 0).total()).toBe(1);
    expect(sum(0.1, 0.2, 0.3).total()).toBe(0.6);
  });

  it('adds whole numbers exactly, whatever their order', () => {
    expect(show(sum(2n ** 63n - 1n, int(1), -(2n ** 62n)).total())).toBe(`BigInt ${2n ** 63n - 2n ** 62n}`);
  });

  it('has no mean of nothing', () => {
    expect(sum().mean()).toBeNull();
    expect(show(sum().total())).toBe('Int32 0');
  });

  it('keeps the places of decimals', () => {
    expect(show(sum(int(3), 1.5, decimal('2.5')).total())).toBe('Decimal128 7.0');
    expect(show(sum(decimal('2.5'), int(1)).mean())).toBe('Decimal128 1.75');
  });
});

describe('functions of decimals', () => {
  const of = (run: (value: Decimal) => Decimal, text: string): string =>
    toDecimal128(run(fromDecimal128(decimal(text)))).toString();

  it.each([
    [squareRoot, '2', '1.414213562373095048801688724209698'],
    [squareRoot, '6.25', '2.5'],
    [exponential, '1', '2.718281828459045235360287471352662'],
    [exponential, '-1', '0.3678794411714423215955237701614609'],
    [naturalLogarithm, '10', '2.302585092994045684017991454684364'],
    [naturalLogarithm, '1', '0'],
  ])('are right to 34 digits', (run, value, wanted) => expect(of(run, value)).toBe(wanted));

  it.each([
    [sine, '1', '0.8414709848078965066525023216302990'],
    [sine, '-100', '0.5063656411097587936565576104597854'],
    [cosine, '1', '0.5403023058681397174009366074429766'],
    [tangent, '1', '1.557407724654902230506974807458360'],
    [arcTangent, '1', '0.7853981633974483096156608458198757'],
    [arcSine, '0.5', '0.5235987755982988730771072305465838'],
    [arcCosine, '-1', '3.141592653589793238462643383279503'],
    [hyperbolicSine, '1', '1.175201193643801456882381850595601'],
    [areaTangent, '0.5', '0.5493061443340548456976226184612628'],
    [toRadians, '180', '3.141592653589793238462643383279503'],
  ])('of angles, too', (run, value, wanted) => expect(of(run, value)).toBe(wanted));

  it('raise to whole powers by multiplication', () => {
    const raised = power(fromDecimal128(decimal('1.1')), fromDecimal128(decimal('-2')));
    expect(toDecimal128(raised).toString()).toBe('0.8264462809917355371900826446280992');
  });
});
