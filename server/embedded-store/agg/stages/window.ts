import { compareValues } from '../../bson/compare.ts';
import { Doc, type Value } from '../../bson/values.ts';
import { pathOf } from '../expressions/field-path.ts';
import { isNullish, nameOfType, orNull } from '../expressions/operands.ts';
import type { Expression } from '../environment.ts';
import { Memory } from '../memory.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { parseSort, type SortOrder } from '../sort-key.ts';
import type { SpillRoom } from '../../spill/spill-room.ts';
import { step } from '../../turns/in-turns.ts';
import { addAt } from '../projection/parse-add-fields.ts';
import { ProjectionLevel } from '../projection/tree.ts';
import { parseWindowFunction } from '../window/window-function.ts';
import type { Column, Partition, WindowFunction, WindowPlace } from '../window/window-place.ts';
import { RowSort, type Keyed, type Ordering } from './row-sort.ts';
import { HANDFUL, gather, type Batches, type StageParser } from './stage.ts';

const ARRAY_PARTITION = "$setWindowFields: 'partitionBy' must not evaluate to an array";

interface Windowing {
  /** Undefined when all rows are in one partition. */
  readonly partitionBy: Expression | undefined;
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
    partitionBy: partitionBy.constant ? undefined : partitionBy.run,
    order: order && parseSort(order),
    ...outputsOf(output, { sortBy: order, expressions }),
  };
  return { name, run: (input, { disk }) => windowed(input, windowing, disk) };
};

async function* windowed(input: Batches, windowing: Windowing, disk: SpillRoom | undefined): Batches {
  const { partitionBy, order } = windowing;
  if (!partitionBy && !order) {
    const rows = await gather(input, '$setWindowFields');
    yield* placed({ rows, keys: rows.map(() => []) }, windowing);
    return;
  }
  const sort = new RowSort('$sort', orderingOf(partitionBy, order), disk);
  try {
    for await (const batch of input) await sort.add(batch);
    const sorted = await sort.sorted();
    for (let next = sorted.next(); next;) {
      const partition = new Gathered(next.key.partition);
      for (; next && partition.has(next.key); next = sorted.next()) {
        const others = step();
        if (others) await others;
        partition.add(next);
      }
      yield* placed(partition, windowing);
    }
  } finally {
    sort.close();
  }
}

interface PlaceKey {
  readonly partition: Value;
  readonly key: readonly Value[];
}

/** By partition, and inside of it as asked. */
function orderingOf(partitionBy: Expression | undefined, order: SortOrder | undefined): Ordering<PlaceKey> {
  return {
    keyOf(row) {
      const partition = partitionBy ? orNull(partitionBy({ row, slots: [] })) : null;
      if (Array.isArray(partition)) refuse('TypeMismatch', ARRAY_PARTITION);
      return { partition, key: order?.keyOf(row) ?? [] };
    },
    compare: (a, b) => compareValues(a.partition, b.partition) || (order?.compare(a.key, b.key) ?? 0),
  };
}

/** The rows of a partition. */
class Gathered implements Partition {
  readonly rows: Row[] = [];
  readonly keys: (readonly Value[])[] = [];
  readonly #memory = new Memory('$setWindowFields');

  constructor(private readonly value: Value) {}

  has({ partition }: PlaceKey): boolean {
    return compareValues(partition, this.value) === 0;
  }

  add({ row, key }: Keyed<PlaceKey>): void {
    this.#memory.use(row.size);
    this.rows.push(row);
    this.keys.push(key.key);
  }
}

async function* placed(partition: Partition, { functions, place }: Windowing): Batches {
  const columns: Column[] = [];
  for (const values of functions) columns.push(await values(partition));
  let made: Row[] = [];
  for (const [index, row] of partition.rows.entries()) {
    const others = step() ?? row.decoded();
    if (others) await others;
    const values = columns.map((valueAt) => valueAt(index));
    made.push(Row.ofDoc(place(row, values), row));
    if (made.length < HANDFUL) continue;
    yield made;
    made = [];
  }
  yield made;
}
