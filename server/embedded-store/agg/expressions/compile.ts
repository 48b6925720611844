import { Doc, MISSING, type Value } from '../../bson/values.ts';
import { RawName } from '../../bson/raw.ts';
import type { Environment, Result, Scope } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { operators } from './catalogue.ts';
import { constant, type Context, type Node } from './context.ts';
import { checkFieldName, follow, pathOf } from './field-path.ts';
import { fold, orNull } from './operands.ts';
import { checkReadableName } from './variables.ts';

/** A place to compile expressions in. `constants` are variables of the stage, such as `$$KEEP`. */
export function contextOf(env: Environment, constants: ReadonlyMap<string, Value> = new Map()): Context {
  return new Place(env, constants, new Map(), { next: 0 }, { textScore: false });
}

class Place implements Context {
  constructor(
    readonly env: Environment,
    readonly constants: ReadonlyMap<string, Value>,
    readonly slots: ReadonlyMap<string, number>,
    readonly counter: { next: number },
    readonly needs: Context['needs'],
  ) {}

  compile(value: Value): Node {
    if (typeof value === 'string') return value.startsWith('$') ? reference(value, this) : constant(value);
    if (value instanceof Doc) return document(value, this);
    return Array.isArray(value) ? array(value, this) : constant(value);
  }

  declare(names: readonly string[]): { inner: Context; slots: readonly number[] } {
    const slots = names.map(() => this.counter.next++);
    const all = new Map(this.slots);
    names.forEach((name, index) => all.set(name, slots[index] as number));
    return { inner: new Place(this.env, this.constants, all, this.counter, this.needs), slots };
  }
}

function array(values: readonly Value[], context: Context): Node {
  const nodes = values.map((value) => context.compile(value));
  return fold(nodes, (scope) => nodes.map(({ run }) => orNull(run(scope))));
}

function document(value: Doc, context: Context): Node {
  const [first] = value.names;
  return first?.startsWith('$') ? operation(value, first, context) : literalDocument(value, context);
}

function operation(value: Doc, name: string, context: Context): Node {
  if (value.size !== 1) refuse(15983, 'An object representing an expression must have exactly one field.');
  const operator = operators.get(name);
  return operator
    ? operator(value.values[0], context)
    : refuse('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
}

/** `{ a: <expression>, b: <expression> }`: fields whose expression is missing are left out. */
function literalDocument(value: Doc, context: Context): Node {
  const names = value.names;
  names.forEach((name, index) => {
    checkFieldName(name);
    if (names.indexOf(name) !== index) refuse(16406, `duplicate field name specified in object literal: ${name}`);
  });
  const nodes = value.values.map((each) => context.compile(each));
  return fold(nodes, (scope) => {
    const made = new Doc();
    nodes.forEach(({ run }, index) => {
      const result = run(scope);
      if (result !== MISSING) made.push(names[index] as string, result);
    });
    return made;
  });
}

function reference(text: string, context: Context): Node {
  return text.startsWith('$$') ? variable(text.slice(2), context) : field(text, context);
}

function field(text: string, context: Context): Node {
  if (text === '$') refuse(16872, "'$' by itself is not a valid FieldPath");
  const path = pathOf(text.slice(1));
  const current = context.slots.get('CURRENT');
  return current === undefined ? fieldOfRow(path) : fieldOfSlot(current, ['CURRENT', ...path]);
}

function fieldOfRow(path: readonly string[]): Node {
  const first = new RawName(path[0] as string);
  if (path.length === 1) return { run: ({ row }) => row.field(first) };
  return { run: ({ row }) => follow(row.field(first), path, 1) };
}

const fieldOfSlot = (slot: number, path: readonly string[]): Node => ({
  run: ({ slots }) => follow(slots[slot] as Result, path, 1),
});

/** `$$name.rest`; the first name of the path is the variable's own. */
function variable(text: string, context: Context): Node {
  const [name = ''] = text.split('.', 1);
  checkReadableName(name);
  const path = pathOf(text);
  const slot = context.slots.get(name);
  if (slot !== undefined) return fieldOfSlot(slot, path);
  if (name === 'ROOT' || name === 'CURRENT')
    return path.length === 1 ? { run: wholeDocument } : fieldOfRow(path.slice(1));
  const cell = context.env.cells?.get(name);
  if (cell) return { run: () => follow(cell.value, path, 1) };
  return constant(follow(constantNamed(name, context), path, 1));
}

const wholeDocument = ({ row }: Scope): Result => row.doc;

function constantNamed(name: string, { env, constants }: Context): Result {
  if (constants.has(name)) return constants.get(name) as Value;
  if (env.variables?.has(name)) return env.variables.get(name) as Result;
  if (name === 'NOW') return env.now;
  if (name === 'REMOVE') return MISSING;
  if (name === 'CLUSTER_TIME' && env.clusterTime) return env.clusterTime;
  return refuse(17276, `Use of undefined variable: ${name}`);
}
