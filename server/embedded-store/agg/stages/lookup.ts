import { hashKey } from '../../bson/hash-key.ts';
import { BSONRegExp, Doc, MISSING, type Value } from '../../bson/values.ts';
import { cutPath, reach } from '../../match/reach.ts';
import { mapInTurns, step } from '../../turns/in-turns.ts';
import type { Cell, Expression, Result } from '../environment.ts';
import { pathOf } from '../expressions/field-path.ts';
import { nameOfType } from '../expressions/operands.ts';
import { inSpells } from '../../turns/spells.ts';
import { checkWritableName } from '../expressions/variables.ts';
import type { Namespace, PipelineHost } from '../host.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { documentsOf, gather, type Batches, type StageContext, type StageParser, type SubPipeline } from './stage.ts';
import { withValue } from './unwind.ts';

interface Joining {
  readonly from: Namespace;
  readonly as: readonly string[];
  /** Equality of two fields; undefined for a join by pipeline alone. */
  readonly fields?: { readonly local: string; readonly foreign: string };
  readonly variables: readonly { readonly cell: Cell; readonly expression: Expression }[];
  /** Runs on the foreign collection, or on what equality found there. */
  readonly pipeline?: SubPipeline;
  readonly context: StageContext;
}

const OPTIONS = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];

export const lookup: StageParser = (spec, context, name) => {
  const joining = parse(spec, context);
  return { name, run: (input, host) => joined(input, joining, host) };
};

function parse(spec: Value, context: StageContext): Joining {
  if (!(spec instanceof Doc))
    return refuse('FailedToParse', `the $lookup stage specification must be an object, but found ${nameOfType(spec)}`);
  for (const option of spec.names)
    if (!OPTIONS.includes(option)) refuse('FailedToParse', `unknown argument to $lookup: ${option}`);
  const text = (option: string): string | undefined => textOption(spec, option);
  const [local, foreign, as, from] = [text('localField'), text('foreignField'), text('as'), text('from')];
  if (as === undefined) return refuse('FailedToParse', "must specify 'as' field for a $lookup");
  if (from === undefined) return refuse('FailedToParse', "must specify 'from' field for a $lookup");
  if ((local === undefined) !== (foreign === undefined))
    refuse('FailedToParse', "$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
  const pipeline = spec.get('pipeline');
  if (pipeline === undefined && local === undefined)
    refuse(
      'FailedToParse',
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  if (pipeline === undefined && spec.has('let'))
    refuse('FailedToParse', "$lookup with a 'let' argument must also specify 'pipeline'");
  const ns = { db: context.ns.db, coll: from };
  const { cells, variables } = declare(spec.get('let'), context);
  const env = { ...context.env, cells: new Map([...(context.env.cells ?? []), ...cells]) };
  return {
    from: ns,
    as: pathOf(as),
    variables,
    context,
    ...(local !== undefined &&
      foreign !== undefined && { fields: { local: pathOf(local).join('.'), foreign: pathOf(foreign).join('.') } }),
    ...(pipeline !== undefined && { pipeline: context.subPipeline(pipeline, ns, 'lookup', env) }),
  };
}

function textOption(spec: Doc, option: string): string | undefined {
  const value = spec.get(option);
  if (value !== undefined && typeof value !== 'string')
    refuse('FailedToParse', `$lookup argument '${option}' must be a string, found ${nameOfType(value)}`);
  return value;
}

function declare(
  value: Value,
  { expressions }: StageContext,
): { cells: Map<string, Cell>; variables: Joining['variables'] } {
  if (value === undefined) return { cells: new Map(), variables: [] };
  if (!(value instanceof Doc))
    return refuse('FailedToParse', `$lookup argument 'let' must be an object, is type ${nameOfType(value)}`);
  const cells = new Map<string, Cell>();
  const variables = [...value].map(([name, each]) => {
    checkWritableName(name);
    const cell: Cell = { value: MISSING };
    cells.set(name, cell);
    return { cell, expression: expressions.compile(each).run };
  });
  return { cells, variables };
}

async function* joined(input: Batches, joining: Joining, host: PipelineHost): Batches {
  const remembered = new Remembered();
  for await (const batch of input) {
    let made: Row[] = [];
    let held = 0;
    for (const row of batch) {
      const others = step() ?? row.decoded();
      if (others) await others;
      const found = await foundFor(row, joining, host, remembered);
      made.push(Row.ofDoc(withValue(row.doc, joining.as, found), row));
      held += found.length;
      if (held < MOST_HELD) continue;
      yield made;
      [made, held] = [[], 0];
    }
    yield made;
  }
}

/** Rows that found more are handed on at once: what lives long is dear to collect. */
const MOST_HELD = 500;
/** How many foreign documents are kept for rows that ask the same again. */
const MOST_REMEMBERED = 2000;

/** What was found, by what was asked; forgotten as a whole when it has become too much. */
class Remembered {
  readonly #found = new Map<string, Value[]>();
  #documents = 0;

  get(key: string): Value[] | undefined {
    return this.#found.get(key);
  }

  set(key: string, found: Value[]): void {
    this.#documents += found.length + 1;
    if (this.#documents > MOST_REMEMBERED) {
      this.#found.clear();
      this.#documents = found.length + 1;
    }
    this.#found.set(key, found);
  }
}

/** Rows that ask the same get the same answer, which is kept for the most recent of them. */
async function foundFor(row: Row, joining: Joining, host: PipelineHost, remembered: Remembered): Promise<Value[]> {
  const wanted = joining.fields ? wantedBy(row.doc, joining.fields.local) : [];
  const slots: Result[] = [];
  const evaluating = inSpells(() => joining.variables.map(({ expression }) => expression({ row, slots })));
  const variables = evaluating instanceof Promise ? await evaluating : evaluating;
  const key = (await mapInTurns([wanted, variables].flat(), hashKey)).join();
  const known = remembered.get(key);
  if (known) return known;
  joining.variables.forEach(({ cell }, index) => (cell.value = variables[index] as Result));
  const found = await documentsOf(await gather(foreignRows(joining, wanted, host), '$lookup'));
  remembered.set(key, found);
  return found;
}

/** Nothing at all counts as null. */
function wantedBy(document: Doc, path: string): Value[] {
  const values = valuesAt(document, path);
  return values.length > 0 ? values : [null];
}

function foreignRows(
  { from, fields, pipeline, context }: Joining,
  wanted: readonly Value[],
  host: PipelineHost,
): Batches {
  const matching = fields && equality(fields.foreign, wanted);
  if (pipeline) return pipeline.run(host, matching);
  return host.read(from, { filter: matching ?? new Doc(), env: context.env });
}

/** What a path reaches in a document: arrays are opened. */
export function valuesAt(document: Doc, path: string): Value[] {
  const values: Value[] = [];
  reach(document, cutPath(path), 0, false, (value) => {
    if (Array.isArray(value)) for (const each of value) values.push(each);
    else if (value !== MISSING) values.push(value);
    return false;
  });
  return values;
}

/** Regular expressions are compared as values here, which `$in` would not do. */
export function equality(path: string, values: readonly Value[]): Doc {
  const equal = (value: Value): Doc => Doc.of({ [path]: Doc.of({ $eq: value }) });
  if (values.length === 1) return equal(values[0]);
  if (values.some((value) => value instanceof BSONRegExp)) return Doc.of({ $or: values.map(equal) });
  return Doc.of({ [path]: Doc.of({ $in: [...values] }) });
}
