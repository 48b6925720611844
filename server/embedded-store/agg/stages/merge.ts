import { Doc, type Value } from '../../bson/values.ts';
import { pathOf } from '../expressions/field-path.ts';
import { isNullish, nameOfType } from '../expressions/operands.ts';
import { checkWritableName } from '../expressions/variables.ts';
import type { CollectionName, MergeUpdate, Namespace, PipelineHost } from '../host.ts';
import { refuse } from '../refuse.ts';
import { ordinary, withId } from './out.ts';
import { documentsOf, type Batches, type StageContext, type StageParser } from './stage.ts';
import { writtenStages } from './survey.ts';

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
const MATCHED: readonly WhenMatched[] = ['replace', 'keepExisting', 'merge', 'fail'];
const NOT_MATCHED: readonly WhenNotMatched[] = ['insert', 'discard', 'fail'];

export const merge: StageParser = (spec, context, name) => {
  const merging = parse(spec, context);
  return { name, isWriter: true, run: (input, host) => merged(input, merging, host) };
};

function mergeTarget(value: Value, { db }: Namespace): CollectionName {
  if (value === '') refuse(5786800, "$merge 'into' field cannot be an empty string");
  if (typeof value === 'string') return { db, coll: value };
  if (!(value instanceof Doc))
    return refuse(51178, `$merge 'into' field must be either a string or an object, but found ${nameOfType(value)}`);
  const part = (name: string): string => {
    const text = value.get(name) ?? '';
    return typeof text === 'string'
      ? text
      : refuse(
          'TypeMismatch',
          `BSON field 'into.${name}' is the wrong type '${nameOfType(text)}', expected type 'string'`,
        );
  };
  for (const name of value.names)
    if (name !== 'db' && name !== 'coll') refuse(40415, `BSON field 'into.${name}' is an unknown field.`);
  if (part('coll') === '') refuse(5786801, "$merge 'into' field must specify a 'coll' that is not empty");
  return { db: part('db') || db, coll: part('coll') };
}

function parse(spec: Value, context: StageContext): Merging {
  if (typeof spec !== 'string' && !(spec instanceof Doc))
    return refuse('TypeMismatch', `$merge requires a string or object argument, but found ${nameOfType(spec)}`);
  const options = spec instanceof Doc ? spec : new Doc();
  for (const option of options.names)
    if (!OPTIONS.includes(option)) refuse(40415, `BSON field '$merge.${option}' is an unknown field.`);
  if (spec instanceof Doc && !spec.has('into'))
    refuse(40414, "BSON field '$merge.into' is missing but a required field");
  const into = typeof spec === 'string' ? { db: context.ns.db, coll: spec } : mergeTarget(spec.get('into'), context.ns);
  const on = options.has('on') ? onFields(options.get('on')) : ['_id'];
  const whenMatched = options.has('whenMatched') ? matchedMode(options.get('whenMatched')) : 'merge';
  const whenNotMatched = notMatchedMode(options.get('whenNotMatched') ?? 'insert');
  const variables = options.get('let') ?? undefined;
  if (variables !== undefined && !(variables instanceof Doc))
    return refuse(
      'TypeMismatch',
      `BSON field '$merge.let' is the wrong type '${nameOfType(variables)}', expected type 'object'`,
    );
  if ((whenMatched === 'fail' || whenMatched === 'keepExisting') && whenNotMatched !== 'insert')
    refuse(
      51181,
      `Combination of $merge modes 'whenMatched: ${whenMatched}' and 'whenNotMatched: ${whenNotMatched}' is not supported`,
    );
  ordinary('$merge', into, 31319, 31320);
  checkVariables(variables, whenMatched);
  return { into, on, whenMatched, whenNotMatched, variables: variables ?? Doc.of({ new: '$$ROOT' }), context };
}

function matchedMode(value: Value): Merging['whenMatched'] {
  if (Array.isArray(value)) {
    writtenStages(value);
    return value;
  }
  if (typeof value !== 'string')
    return refuse(
      51191,
      `$merge 'whenMatched' field must be either a string or an array, but found ${nameOfType(value)}`,
    );
  return MATCHED.find((mode) => mode === value) ?? notAMode('whenMatched', value);
}

function notMatchedMode(value: Value): WhenNotMatched {
  if (typeof value !== 'string')
    return refuse(
      'TypeMismatch',
      `BSON field '$merge.whenNotMatched' is the wrong type '${nameOfType(value)}', expected type 'string'`,
    );
  return NOT_MATCHED.find((mode) => mode === value) ?? notAMode('whenNotMatched', value);
}

const notAMode = (field: string, value: string): never =>
  refuse('BadValue', `Enumeration value '${value}' for field '${field}' is not a valid value.`);

function checkVariables(variables: Doc | undefined, whenMatched: Merging['whenMatched']): void {
  if (!variables) return;
  if (typeof whenMatched === 'string')
    refuse(51199, `Cannot use 'let' variables with 'whenMatched: ${whenMatched}' mode`);
  if (variables.has('new') && variables.get('new') !== '$$ROOT')
    refuse(51273, "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'");
  variables.names.forEach(checkWritableName);
}

function onFields(value: Value): string[] {
  if (typeof value !== 'string' && !Array.isArray(value))
    return refuse(
      51186,
      `$merge 'on' field must be either a string or an array of strings, but found ${nameOfType(value)}`,
    );
  const fields = Array.isArray(value) ? value : [value];
  if (fields.length === 0) refuse(51187, "If explicitly specifying $merge 'on', must include at least one field");
  const paths = fields.map((field) =>
    typeof field === 'string'
      ? field
      : refuse(51134, `$merge 'on' array elements must be strings, but found ${nameOfType(field)}`),
  );
  paths.forEach((path, at) => {
    pathOf(path);
    if (paths.indexOf(path) !== at) refuse(31465, `Found a duplicate field '${path}'`);
  });
  return paths;
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
