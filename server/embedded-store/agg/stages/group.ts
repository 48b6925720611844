import { hashKey } from '../../bson/hash-key.ts';
import { Doc, isNumber, type Value } from '../../bson/values.ts';
import type { Expression, Result, Scope } from '../environment.ts';
import type { Context, Node } from '../expressions/context.ts';
import { fold, orNull } from '../expressions/operands.ts';
import { inSpells } from '../../turns/spells.ts';
import type { Accumulator } from '../group/accumulators.ts';
import { parseAccumulator, type GroupField } from '../group/parse-accumulator.ts';
import { Memory, sizeOf } from '../memory.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { step, takeTurns } from '../../turns/in-turns.ts';
import { handfuls, type Batches, type StageParser, type StreamStage } from './stage.ts';

interface Group {
  readonly id: Value;
  readonly accumulators: readonly Accumulator[];
}

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
    run: (input, { mayUseDisk }) => grouped(input, node.run, fields, mayUseDisk),
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

async function* grouped(input: Batches, idOf: Expression, fields: readonly GroupField[], mayUseDisk: boolean): Batches {
  const groups = new Groups(fields, mayUseDisk);
  const found: Found = { id: null, values: new Array<Result>(fields.length) };
  const slots: Result[] = [];
  let current: Row | undefined;
  const evaluate = (): void => {
    if (current) look({ row: current, slots }, idOf, fields, found);
  };
  for await (const batch of input) {
    for (const row of batch) {
      const others = step();
      if (others) await others;
      current = row;
      const looking = inSpells(evaluate);
      if (looking) await looking;
      collect(found, groups);
    }
    await takeTurns();
  }
  for await (const some of handfuls(groups.all())) yield some.map((each) => rowOf(each, fields));
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

function collect({ id, values }: Found, groups: Groups): void {
  const { accumulators } = groups.of(id);
  for (let i = 0; i < values.length; i++) accumulators[i]?.add(values[i] as Result);
}

function rowOf({ id, accumulators }: Group, fields: readonly GroupField[]): Row {
  const made = new Doc(['_id'], [id]);
  accumulators.forEach((accumulator, index) => made.push(fields[index]?.name as string, accumulator.value()));
  return Row.ofDoc(made);
}

/** The groups found so far, in the order in which they came up. */
class Groups {
  readonly #byKey = new Map<string, Group>();
  readonly #memory: Memory;

  constructor(
    readonly fields: readonly GroupField[],
    mayUseDisk: boolean,
  ) {
    this.#memory = new Memory('$group', mayUseDisk);
  }

  of(id: Value): Group {
    const key = hashKey(id);
    const found = this.#byKey.get(key);
    if (found) return found;
    const made = { id, accumulators: this.fields.map(({ make }) => make()) };
    this.#memory.use(key.length + sizeOf(id) + BYTES_OF_A_FIELD * this.fields.length);
    this.#byKey.set(key, made);
    return made;
  }

  all(): readonly Group[] {
    return [...this.#byKey.values()];
  }
}

/** An accumulator that holds single numbers. */
const BYTES_OF_A_FIELD = 200;

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
