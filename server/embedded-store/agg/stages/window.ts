import { compareValues } from '../../bson/compare.ts';
import { hashKey } from '../../bson/hash-key.ts';
import { Doc, type Value } from '../../bson/values.ts';
import { pathOf } from '../expressions/field-path.ts';
import { isNullish, nameOfType, orNull } from '../expressions/operands.ts';
import type { Expression } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { parseSort, type SortOrder } from '../sort-key.ts';
import { mapInTurns, sortInTurns, step } from '../../turns/in-turns.ts';
import { inSpells } from '../../turns/spells.ts';
import { addAt } from '../projection/parse-add-fields.ts';
import { ProjectionLevel } from '../projection/tree.ts';
import {
  parseWindowFunction,
  type Column,
  type Partition,
  type WindowFunction,
  type WindowPlace,
} from '../window/window-function.ts';
import { HANDFUL, gather, type Batches, type StageParser } from './stage.ts';

const ARRAY_PARTITION = "$setWindowFields: 'partitionBy' must not evaluate to an array";

interface Windowing {
  readonly partitionBy: Expression;
  readonly order: SortOrder | undefined;
  readonly functions: readonly WindowFunction[];
  /** Puts what the functions gave for a row into their places, as `$addFields` would. */
  place(row: Row, values: readonly Value[]): Doc;
}

function outputsOf(output: Doc, place: WindowPlace): Pick<Windowing, 'functions' | 'place'> {
  const level = new ProjectionLevel(true);
  let found: readonly Value[] = [];
  const functions = [...output].map(([field, value], index) => {
    addAt(level, pathOf(field), () => found[index]);
    return parseWindowFunction(field, value, place);
  });
  return {
    functions,
    place(row, values) {
      found = values;
      return level.document(row.doc, { row, slots: [] });
    },
  };
}

/** `$setWindowFields`: fields computed from the neighbours of a row in its partition. */
export const setWindowFields: StageParser = (spec, { expressions }, name) => {
  if (!(spec instanceof Doc))
    return refuse('FailedToParse', `the ${name} stage specification must be an object, found ${nameOfType(spec)}`);
  for (const option of spec.names)
    if (!['partitionBy', 'sortBy', 'output'].includes(option))
      refuse(40415, `BSON field '$setWindowFields.${option}' is an unknown field.`);
  const [output, sortBy] = [spec.get('output'), spec.get('sortBy')];
  if (!spec.has('output')) refuse(40414, "BSON field '$setWindowFields.output' is missing but a required field");
  if (!(output instanceof Doc))
    return refuse(
      'TypeMismatch',
      `BSON field '$setWindowFields.output' is the wrong type '${nameOfType(output)}', expected type 'object'`,
    );
  if (!isNullish(sortBy) && !(sortBy instanceof Doc))
    return refuse(
      'TypeMismatch',
      `BSON field '$setWindowFields.sortBy' is the wrong type '${nameOfType(sortBy)}', expected type 'object'`,
    );
  const order = sortBy instanceof Doc && sortBy.size > 0 ? sortBy : undefined;
  const partitionBy = expressions.compile(spec.get('partitionBy') ?? null);
  if (Array.isArray(partitionBy.constant?.value)) refuse('TypeMismatch', ARRAY_PARTITION);
  const windowing = {
    partitionBy: partitionBy.run,
    order: order && parseSort(order),
    ...outputsOf(output, { sortBy: order, expressions }),
  };
  return { name, run: (input) => windowed(input, windowing) };
};

async function* windowed(input: Batches, { partitionBy, order, functions, place }: Windowing): Batches {
  const rows = await gather(input, '$setWindowFields');
  const made: Row[] = [];
  for (const members of await partitionsOf(rows, partitionBy, order)) {
    const partition = await inOrder(members, order);
    const columns: Column[] = [];
    for (const values of functions) columns.push(await values(partition));
    for (const [index, row] of partition.rows.entries()) {
      const values = columns.map((valueAt) => valueAt(index));
      made.push(Row.ofDoc(place(row, values), row));
      const others = step();
      if (others) await others;
      if (made.length === HANDFUL) yield made.splice(0);
    }
  }
  yield made;
}

interface Member {
  readonly row: Row;
  readonly key: readonly Value[];
}

/** The members of each partition, partitions in the order of what they have in common. */
async function partitionsOf(
  rows: readonly Row[],
  partitionBy: Expression,
  order: SortOrder | undefined,
): Promise<Member[][]> {
  const found = new Map<string, { readonly value: Value; readonly members: Member[] }>();
  for (const row of rows) {
    const others = step();
    if (others) await others;
    const evaluating = inSpells(() => orNull(partitionBy({ row, slots: [] })));
    const value = evaluating instanceof Promise ? await evaluating : evaluating;
    if (Array.isArray(value)) refuse('TypeMismatch', ARRAY_PARTITION);
    const id = hashKey(value);
    const partition = found.get(id) ?? { value, members: [] };
    found.set(id, partition);
    partition.members.push({ row, key: order ? order.keyOf(row) : [] });
  }
  const partitions = await sortInTurns([...found.values()], (a, b) => compareValues(a.value, b.value));
  return partitions.map(({ members }) => members);
}

async function inOrder(members: Member[], order: SortOrder | undefined): Promise<Partition> {
  const sorted = order ? await sortInTurns(members, (a, b) => order.compare(a.key, b.key)) : members;
  return { rows: await mapInTurns(sorted, ({ row }) => row), keys: await mapInTurns(sorted, ({ key }) => key) };
}
