import { hashKey } from '../../bson/hash-key.ts';
import { mapInTurns, step } from '../../turns/in-turns.ts';
import { inSpells } from '../../turns/spells.ts';
import { Doc, isNumber, type Value } from '../../bson/values.ts';
import { pathOf } from '../expressions/field-path.ts';
import type { Expression, Result } from '../environment.ts';
import { isNullish, nameOfType } from '../expressions/operands.ts';
import type { Namespace, PipelineHost } from '../host.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { match } from './match.ts';
import { equality, valuesAt } from './lookup.ts';
import { documentsOf, gather, type Batches, type StageContext, type StageParser } from './stage.ts';
import { withValue } from './unwind.ts';

interface Walk {
  readonly from: Namespace;
  readonly as: readonly string[];
  readonly start: Expression;
  readonly connectFrom: readonly string[];
  readonly connectTo: string;
  readonly maxDepth: number;
  readonly depthField?: readonly string[];
  readonly restriction?: Doc;
  readonly context: StageContext;
}

const OPTIONS = [
  'from',
  'as',
  'startWith',
  'connectFromField',
  'connectToField',
  'maxDepth',
  'depthField',
  'restrictSearchWithMatch',
];

/** Follows references from document to document, breadth first. */
export const graphLookup: StageParser = (spec, context, name) => {
  const walk = parse(spec, context);
  return { name, run: (input, host) => walked(input, walk, host) };
};

function parse(spec: Value, context: StageContext): Walk {
  if (!(spec instanceof Doc)) return refuse('FailedToParse', 'the $graphLookup stage specification must be an object');
  for (const option of spec.names)
    if (!OPTIONS.includes(option)) refuse(40104, `Unknown argument to $graphLookup: ${option}`);
  for (const option of OPTIONS.slice(0, 5))
    if (!spec.has(option) || spec.get(option) === '')
      refuse(
        40105,
        `$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.`,
      );
  const text = (option: string): string => {
    const value = spec.get(option);
    return typeof value === 'string'
      ? value
      : refuse(40103, `expected string as argument for ${option}, found: ${nameOfType(value)}`);
  };
  const restriction = spec.get('restrictSearchWithMatch');
  if (restriction !== undefined && !(restriction instanceof Doc))
    return refuse(40185, 'restrictSearchWithMatch must be an object');
  const restricting = restriction && match(restriction, context, '$match');
  if (restricting && 'usesText' in restricting && restricting.usesText)
    refuse('BadValue', "$text is not allowed in the 'restrictSearchWithMatch' of a $graphLookup");
  return {
    from: { db: context.ns.db, coll: text('from') },
    as: pathOf(text('as')),
    start: context.expressions.compile(spec.get('startWith')).run,
    connectFrom: pathOf(text('connectFromField')),
    connectTo: pathOf(text('connectToField')).join('.'),
    maxDepth: spec.has('maxDepth') ? depthOf(spec.get('maxDepth')) : Infinity,
    ...(spec.has('depthField') && { depthField: pathOf(text('depthField')) }),
    ...(restriction && { restriction }),
    context,
  };
}

function depthOf(value: Value): number {
  if (!isNumber(value)) return refuse(40100, `maxDepth must be numeric, found type: ${nameOfType(value)}`);
  const depth = doubleOf(value);
  if (depth <= -1) refuse(40101, 'maxDepth requires a nonnegative argument, found: ' + depth);
  if (!Number.isInteger(depth) || depth >= 2 ** 63) refuse(40102, 'maxDepth could not be represented as a long long');
  return depth;
}

async function* walked(input: Batches, walk: Walk, host: PipelineHost): Batches {
  for await (const batch of input) {
    const made: Row[] = [];
    for (const row of batch) made.push(Row.ofDoc(withValue(row.doc, walk.as, await visit(row, walk, host)), row));
    yield made;
  }
}

async function visit(row: Row, walk: Walk, host: PipelineHost): Promise<Value[]> {
  const found = new Map<string, Doc>();
  const asked = new Set<string>();
  let frontier = listOf(await inSpells(() => walk.start({ row, slots: [] })));
  for (let depth = 0; depth <= walk.maxDepth && frontier.length > 0; depth++) {
    const keys = await mapInTurns(frontier, hashKey);
    const fresh = frontier.filter((_, at) => !asked.has(keys[at] as string) && asked.add(keys[at] as string));
    if (fresh.length === 0) break;
    frontier = [];
    for (const document of await reached(fresh, walk, host)) {
      const others = step();
      if (others) await others;
      const key = hashKey(document.get('_id'));
      if (found.has(key)) continue;
      found.set(key, walk.depthField ? withValue(document, walk.depthField, BigInt(depth)) : document);
      for (const value of valuesAt(document, walk.connectFrom.join('.'))) frontier.push(value);
    }
  }
  return [...found.values()];
}

async function reached(
  values: readonly Value[],
  { from, connectTo, restriction, context }: Walk,
  host: PipelineHost,
): Promise<Doc[]> {
  const connected = equality(connectTo, values);
  const terms = [...(restriction ? [restriction] : []), connected];
  // Null leads to what holds null, not to what holds nothing.
  if (values.some(isNullish)) terms.push(Doc.of({ [connectTo]: Doc.of({ $exists: true }) }));
  const filter = terms.length === 1 ? connected : Doc.of({ $and: terms });
  return documentsOf(await gather(host.read(from, { filter, env: context.env }), '$graphLookup'));
}

/** An array stands for its elements; what is missing leads nowhere. */
function listOf(value: Result): Value[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'symbol' ? [] : [value];
}
