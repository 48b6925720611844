import { Doc, ObjectId, type Value } from '../../bson/values.ts';
import { pathOf } from '../expressions/field-path.ts';
import { isNullish, nameOfType } from '../expressions/operands.ts';
import type { CollectionName, MergeUpdate, Namespace, PipelineHost } from '../host.ts';
import { refuse } from '../refuse.ts';
import { documentsOf, type Batches, type StageContext, type StageParser } from './stage.ts';

function target(value: Value, { db }: Namespace, stage: string): CollectionName {
  if (typeof value === 'string') return { db, coll: value };
  if (!(value instanceof Doc))
    return refuse(16990, `${stage} only supports a string or object argument, but found ${nameOfType(value)}`);
  const [coll, other] = [value.get('coll'), value.get('db') ?? db];
  if (typeof coll !== 'string' || typeof other !== 'string')
    return refuse(16994, `If an object is passed to ${stage} it must have exactly 2 fields: 'db' and 'coll'`);
  return { db: other, coll };
}

const withId = (document: Doc): Doc =>
  document.has('_id') ? document : new Doc(['_id', ...document.names], [new ObjectId(), ...document.values]);

export const out: StageParser = (spec, { ns }, name) => {
  const to = target(spec, ns, name);
  return {
    name,
    isWriter: true,
    async *run(input, host) {
      await host.replaceCollection(to, identified(input));
      yield* [];
    },
  };
};

async function* identified(input: Batches): AsyncGenerator<readonly Doc[], void> {
  for await (const batch of input) yield (await documentsOf(batch)).map(withId);
}

type WhenMatched = 'replace' | 'keepExisting' | 'merge' | 'fail';
type WhenNotMatched = 'insert' | 'discard' | 'fail';

interface Merging {
  readonly into: CollectionName;
  readonly on: readonly string[];
  readonly whenMatched: WhenMatched | readonly Value[];
  readonly whenNotMatched: WhenNotMatched;
  readonly variables: Doc;
  readonly context: StageContext;
}

const OPTIONS = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];
const MATCHED = ['replace', 'keepExisting', 'merge', 'fail'];
const NOT_MATCHED = ['insert', 'discard', 'fail'];

export const merge: StageParser = (spec, context, name) => {
  const merging = parse(spec, context);
  return { name, isWriter: true, run: (input, host) => merged(input, merging, host) };
};

function parse(spec: Value, context: StageContext): Merging {
  const options = typeof spec === 'string' ? Doc.of({ into: spec }) : spec;
  if (!(options instanceof Doc))
    return refuse(51182, `$merge only supports a string or object argument, not ${nameOfType(spec)}`);
  for (const option of options.names)
    if (!OPTIONS.includes(option)) refuse(40415, `BSON field '$merge.${option}' is an unknown field.`);
  if (!options.has('into')) refuse(40414, "BSON field '$merge.into' is missing but a required field");
  const [matched, notMatched] = [options.get('whenMatched') ?? 'merge', options.get('whenNotMatched') ?? 'insert'];
  const isPipeline = Array.isArray(matched);
  if (!isPipeline && !MATCHED.includes(String(matched)))
    refuse('BadValue', `Enumeration value '${String(matched)}' for field 'whenMatched' is not a valid value.`);
  if (!NOT_MATCHED.includes(String(notMatched)))
    refuse('BadValue', `Enumeration value '${String(notMatched)}' for field 'whenNotMatched' is not a valid value.`);
  if (!isPipeline && ['fail', 'keepExisting'].includes(String(matched)) && notMatched !== 'insert')
    refuse(
      51181,
      `Combination of {} modes 'whenMatched: ${String(matched)}' and 'whenNotMatched: ${String(notMatched)}' is not supported`,
    );
  const variables = options.get('let');
  if (variables !== undefined && !isPipeline)
    refuse(51199, "Cannot use 'let' variables with 'whenMatched: " + String(matched) + "' mode");
  return {
    into: target(options.get('into'), context.ns, '$merge'),
    on: onFields(options.get('on')),
    whenMatched: isPipeline ? matched : (matched as WhenMatched),
    whenNotMatched: notMatched as WhenNotMatched,
    variables: variables instanceof Doc ? variables : Doc.of({ new: '$$ROOT' }),
    context,
  };
}

function onFields(value: Value): string[] {
  if (value === undefined) return ['_id'];
  if (typeof value === 'string') return [pathOf(value).join('.')];
  if (!Array.isArray(value))
    return refuse(
      51186,
      `$merge 'on' field must be either a string or an array of strings, but found ${nameOfType(value)}`,
    );
  if (value.length === 0) refuse(51187, "If explicitly specifying $merge 'on', must include at least one field");
  return value.map((field) => {
    if (typeof field !== 'string')
      return refuse(51134, `$merge 'on' array elements must be strings, but found ${nameOfType(field)}`);
    return pathOf(field).join('.');
  });
}

async function* merged(input: Batches, merging: Merging, host: PipelineHost): Batches {
  const { into, on } = merging;
  if (on.join() !== '_id' && !(await host.hasUniqueIndex(into, on)))
    refuse(51183, 'Cannot find index to verify that join fields will be unique');
  for await (const batch of input) {
    const found = await documentsOf(batch);
    const documents = on.includes('_id') ? found.map(withId) : found;
    if (merging.whenMatched === 'fail') await host.insert(into, documents);
    else await update(documents, merging, host);
  }
  yield* [];
}

async function update(documents: readonly Doc[], merging: Merging, host: PipelineHost): Promise<void> {
  const counts = await host.update(
    merging.into,
    documents.map((document) => updateFor(document, merging)),
  );
  if (merging.whenNotMatched === 'fail' && counts.includes(0))
    refuse(
      13113,
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
}

function updateFor(document: Doc, { on, whenMatched, whenNotMatched, variables, context }: Merging): MergeUpdate {
  const filter = new Doc();
  for (const path of on) filter.push(path, keyValue(document, path));
  const common = { filter, upsert: whenNotMatched === 'insert', env: context.env };
  if (whenMatched === 'replace') return { ...common, update: document };
  if (whenMatched === 'merge') return { ...common, update: Doc.of({ $set: document }) };
  if (typeof whenMatched === 'string') return { ...common, update: Doc.of({ $setOnInsert: document }) };
  return {
    ...common,
    update: whenMatched,
    supplied: document,
    env: { ...context.env, variables: evaluated(variables, document, context) },
  };
}

function evaluated(
  variables: Doc,
  document: Doc,
  { env, evaluate }: StageContext,
): Map<string, ReturnType<StageContext['evaluate']>> {
  const values = new Map(env.variables);
  for (const [name, value] of variables) values.set(name, evaluate(value, document));
  if (!values.has('new')) values.set('new', document);
  return values;
}

function keyValue(document: Doc, path: string): Value {
  let value: Value = document;
  for (const name of path.split('.')) value = value instanceof Doc ? value.get(name) : undefined;
  if (isNullish(value) || Array.isArray(value))
    refuse(51132, "$merge write error: 'on' field cannot be missing, null, undefined or an array");
  return value;
}
