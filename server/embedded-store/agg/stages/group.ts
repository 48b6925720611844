import { Doc, isNumber, type Value } from '../../bson/values.ts';
import type { Expression, Result, Scope } from '../environment.ts';
import type { Context, Node } from '../expressions/context.ts';
import { fold, orNull } from '../expressions/operands.ts';
import { inSpells } from '../../turns/spells.ts';
import { parseAccumulator, type GroupField } from '../group/parse-accumulator.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import type { SpillRoom } from '../../spill/spill-room.ts';
import { step, takeTurns } from '../../turns/in-turns.ts';
import { GroupTable, type Group } from './group-table.ts';
import { handfuls, type Batches, type StageParser, type StreamStage } from './stage.ts';

export interface GroupStage extends StreamStage {
  /** Set when all rows fall into one group that only counts them: what `countDocuments` asks. */
  readonly countsOnly?: {
    readonly id: Value;
    readonly fields: readonly { readonly name: string; readonly times: number }[];
  };
}

export const group: StageParser = (spec, { expressions }, name) => {
  if (!(spec instanceof Doc)) return refuse(15947, "a group's fields must be specified in an object");
  if (spec.names.filter((field) => field === '_id').length > 1)
    refuse(15948, "a group's _id may only be specified once");
  let id: Node | undefined;
  const fields: GroupField[] = [];
  for (const [field, value] of spec) {
    if (field === '_id') id = idNode(value, expressions);
    else fields.push(parseAccumulator(field, value, expressions));
  }
  return groupStage(name, id ?? refuse(15955, 'a group specification must include an _id'), fields);
};

/**
 * A document as `_id` is a key of several parts, of which those that are missing are left out. A single part that is missing
 * counts as null, as it does without the document around it.
 */
function idNode(value: Value, expressions: Context): Node {
  const whole = expressions.compile(value);
  if (!(value instanceof Doc) || value.names[0]?.startsWith('$') !== false) return whole;
  if (value.values.some((part) => isNumber(part) || typeof part === 'boolean'))
    refuse(17390, '$group does not support inclusion-style expressions');
  if (value.size !== 1) return whole;
  const part = expressions.compile(value.values[0]);
  return fold([part], (scope) => new Doc([value.names[0] as string], [orNull(part.run(scope))]));
}

export function groupStage(name: string, node: Node, fields: readonly GroupField[]): GroupStage {
  const counting = node.constant && countingFields(fields);
  return {
    name,
    run: (input, { disk }) => grouped(input, node.run, fields, disk),
    ...(node.constant && counting && { countsOnly: { id: orNull(node.constant.value), fields: counting } }),
  };
}

/** `{$sum: 1}` and `{$count: {}}` need no look at the rows. */
function countingFields(fields: readonly GroupField[]): { name: string; times: number }[] | undefined {
  const counts = fields.map(({ name, operator, input }) => {
    if (operator === '$count') return { name, times: 1 };
    const value = operator === '$sum' ? input.constant?.value : undefined;
    const isOne = typeof value === 'object' && value !== null && 'value' in value && value.value === 1;
    return isOne ? { name, times: 1 } : undefined;
  });
  return counts.every((count) => count !== undefined) ? counts : undefined;
}

async function* grouped(
  input: Batches,
  idOf: Expression,
  fields: readonly GroupField[],
  disk: SpillRoom | undefined,
): Batches {
  const table = new GroupTable(fields, disk);
  const found: Found = { id: null, values: new Array<Result>(fields.length) };
  const slots: Result[] = [];
  let current: Row | undefined;
  const evaluate = (): void => {
    if (current) look({ row: current, slots }, idOf, fields, found);
  };
  try {
    for await (const batch of input) {
      for (const row of batch) {
        const others = step();
        if (others) await others;
        current = row;
        const looking = inSpells(evaluate);
        if (looking) await looking;
        table.add(found.id, found.values);
      }
      await takeTurns();
    }
    yield* rowsOf(table, fields);
  } finally {
    table.close();
  }
}

/** The groups of a table, and then those of which rows are on the disk. */
async function* rowsOf(table: GroupTable, fields: readonly GroupField[]): Batches {
  for await (const some of handfuls(table.complete())) yield some.map((each) => rowOf(each, fields));
  for (const { table: inner, rows } of table.rest())
    try {
      for (const { id, values } of rows) {
        const others = step();
        if (others) await others;
        inner.add(id, values);
      }
      yield* rowsOf(inner, fields);
    } finally {
      inner.close();
    }
}

/** What a row adds to which group. */
interface Found {
  id: Value;
  readonly values: Result[];
}

function look(scope: Scope, idOf: Expression, fields: readonly GroupField[], found: Found): void {
  found.id = orNull(idOf(scope));
  for (let i = 0; i < fields.length; i++) found.values[i] = (fields[i] as GroupField).input.run(scope);
}

function rowOf({ id, accumulators }: Group, fields: readonly GroupField[]): Row {
  const made = new Doc(['_id'], [id]);
  accumulators.forEach((accumulator, index) => made.push(fields[index]?.name as string, accumulator.value()));
  return Row.ofDoc(made);
}

/** `$count: 'n'` */
export const count: StageParser = (spec, context) => {
  if (typeof spec !== 'string') return refuse(40156, 'the count field must be a non-empty string');
  if (spec === '') refuse(40157, 'the count field must be a non-empty string');
  if (spec.startsWith('$')) refuse(40158, 'the count field cannot be a $-prefixed path');
  if (spec.includes('\0')) refuse(40159, 'the count field cannot contain a null byte');
  if (spec.includes('.')) refuse(40160, "the count field cannot contain '.'");
  if (spec === '_id') refuse(15948, "a group's _id may only be specified once");
  return [
    ...stagesOf(group(Doc.of({ _id: null, [spec]: Doc.of({ $count: new Doc() }) }), context, '$group')),
    withoutId,
  ];
};

const stagesOf = (stages: ReturnType<StageParser>) => ('length' in stages ? stages : [stages]);

const withoutId = {
  name: '$project',
  each: (row: Row): Row => {
    const { names, values } = row.doc;
    return Row.ofDoc(new Doc(names.slice(1), values.slice(1)));
  },
};
