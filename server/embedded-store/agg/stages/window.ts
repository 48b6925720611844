import { compareValues } from '../../bson/compare.ts';
import { hashKey } from '../../bson/hash-key.ts';
import { Doc, type Value } from '../../bson/values.ts';
import { pathOf } from '../expressions/field-path.ts';
import { nameOfType, orNull } from '../expressions/operands.ts';
import type { Expression } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { parseSort, type SortOrder } from '../sort-key.ts';
import { mapInTurns, sortInTurns, step } from '../../turns/in-turns.ts';
import { parseWindowFunction, type Column, type Partition, type WindowFunction } from '../window/window-function.ts';
import { HANDFUL, gather, type Batches, type StageParser } from './stage.ts';
import { withValue } from './unwind.ts';

interface Windowing {
  readonly partitionBy: Expression;
  readonly order: SortOrder | undefined;
  readonly outputs: readonly { readonly path: readonly string[]; readonly values: WindowFunction }[];
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
  const windowing = {
    partitionBy: expressions.compile(spec.get('partitionBy') ?? null).run,
    order: sortBy === undefined ? undefined : parseSort(sortBy),
    outputs: [...output].map(([field, value]) => ({
      path: pathOf(field),
      values: parseWindowFunction(field, value, sortBy, expressions),
    })),
  };
  return { name, run: (input) => windowed(input, windowing) };
};

async function* windowed(input: Batches, { partitionBy, order, outputs }: Windowing): Batches {
  const rows = await gather(input, '$setWindowFields');
  const made: Row[] = [];
  for (const members of await partitionsOf(rows, partitionBy, order)) {
    const partition = await inOrder(members, order);
    const columns: { path: readonly string[]; valueAt: Column }[] = [];
    for (const { path, values } of outputs) columns.push({ path, valueAt: await values(partition) });
    for (const [index, row] of partition.rows.entries()) {
      let document = row.doc;
      for (const { path, valueAt } of columns) document = withValue(document, path, valueAt(index));
      made.push(Row.ofDoc(document, row));
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
    const value = orNull(partitionBy({ row, slots: [] }));
    if (Array.isArray(value)) refuse('TypeMismatch', "$setWindowFields: 'partitionBy' must not evaluate to an array");
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
