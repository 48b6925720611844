import { Doc, MISSING, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { pathOf } from '../expressions/field-path.ts';
import { isNullish, nameOfType } from '../expressions/operands.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { step, takeTurns } from '../../turns/in-turns.ts';
import type { Batches, StageParser } from './stage.ts';

/** How many rows are handed on at a time. */
const ENOUGH = 100;

interface Unwinding {
  readonly path: readonly string[];
  readonly keepsEmpty: boolean;
  readonly indexPath?: readonly string[];
}

/** One row for each element of an array. */
export const unwind: StageParser = (spec, _context, name) => {
  const unwinding = parse(spec);
  return { name, run: (input) => unwound(input, unwinding) };
};

function parse(spec: Value): Unwinding {
  if (typeof spec === 'string') return { path: prefixed(spec), keepsEmpty: false };
  if (!(spec instanceof Doc))
    return refuse(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${nameOfType(spec)}`,
    );
  let path = '';
  let keepsEmpty = false;
  let indexPath: string | undefined;
  for (const [option, value] of spec) {
    if (option === 'path')
      path =
        typeof value === 'string'
          ? value
          : refuse(28808, `expected a string as the path for $unwind stage, got ${nameOfType(value)}`);
    else if (option === 'preserveNullAndEmptyArrays')
      keepsEmpty =
        typeof value === 'boolean'
          ? value
          : refuse(28809, `expected a boolean for the ${option} option to $unwind stage, got ${nameOfType(value)}`);
    else if (option === 'includeArrayIndex') indexPath = indexName(value);
    else refuse(28811, `unrecognized option to $unwind stage: ${option}`);
  }
  return { path: prefixed(path), keepsEmpty, ...(indexPath !== undefined && { indexPath: pathOf(indexPath) }) };
}

function prefixed(path: string): readonly string[] {
  if (path === '') refuse(28812, 'no path specified to $unwind stage');
  if (!path.startsWith('$')) refuse(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  return pathOf(path.slice(1));
}

function indexName(value: Value): string {
  if (typeof value !== 'string' || value === '')
    return refuse(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage');
  if (value.startsWith('$'))
    refuse(28822, "includeArrayIndex option to $unwind stage should not be prefixed with a '$'");
  return value;
}

async function* unwound(input: Batches, unwinding: Unwinding): Batches {
  let made: Row[] = [];
  for await (const batch of input)
    for (const row of batch) {
      const decoding = row.decoded();
      if (decoding) await decoding;
      for (const each of open(row, unwinding)) {
        const others = step();
        if (others) await others;
        made.push(each);
        if (made.length < ENOUGH) continue;
        yield made;
        made = [];
      }
      await takeTurns();
    }
  yield made;
}

function* open(row: Row, { path, keepsEmpty, indexPath }: Unwinding): Generator<Row> {
  const value = valueAt(row.doc, path);
  const made = (element: Result, index: bigint | null): Row => {
    const document = withValue(row.doc, path, element);
    return Row.ofDoc(indexPath ? withValue(document, indexPath, index) : document, row);
  };
  if (!Array.isArray(value)) {
    if (keepsEmpty || !isNullish(value)) yield made(value, null);
  } else if (value.length === 0) {
    if (keepsEmpty) yield made(MISSING, null);
  } else for (const [index, element] of value.entries()) yield made(element, BigInt(index));
}

/** Through documents only; arrays on the way are not opened. */
function valueAt(document: Doc, path: readonly string[]): Result {
  let value: Result = document;
  for (const name of path) value = value instanceof Doc ? value.field(name) : MISSING;
  return value;
}

/** A copy with another value at a path; documents on the way are made where there are none. Missing takes the field away. */
export function withValue(document: Doc, [name = '', ...rest]: readonly string[], value: Result): Doc {
  const copy = new Doc(document.names.slice(), document.values.slice());
  if (rest.length > 0) {
    const inside = document.get(name);
    if (value !== MISSING || inside instanceof Doc)
      copy.set(name, withValue(inside instanceof Doc ? inside : new Doc(), rest, value));
  } else if (value === MISSING) copy.delete(name);
  else copy.set(name, value);
  return copy;
}
