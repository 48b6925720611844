import { Doc, type Value } from '../../bson/values.ts';
import { checkFieldName } from '../expressions/field-path.ts';
import { nameOfType } from '../expressions/operands.ts';
import { refuse } from '../refuse.ts';

/** A stage as the client wrote it. */
export interface WrittenStage {
  readonly name: string;
  readonly spec: Value;
}

export function writtenStages(value: Value): WrittenStage[] {
  if (!Array.isArray(value))
    return refuse('TypeMismatch', `'pipeline' option must be specified as an array, found ${nameOfType(value)}`);
  return value.map((stage) => {
    if (!(stage instanceof Doc))
      return refuse('TypeMismatch', "Each element of the 'pipeline' array must be an object");
    if (stage.size !== 1) refuse(40323, 'A pipeline stage specification object must contain exactly one field.');
    return { name: stage.names[0] as string, spec: stage.values[0] };
  });
}

/**
 * MongoDB looks a whole pipeline over, with the pipelines inside of it, before it reads any stage closely: a stage that
 * does not exist, or a collection that cannot, is refused before anything else that is wrong.
 */
export function survey(written: readonly WrittenStage[], isKnown: (name: string) => boolean): void {
  for (const { name, spec } of written) {
    if (!isKnown(name)) refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
    for (const inside of INSIDE[name]?.(spec) ?? []) survey(inside, isKnown);
  }
}

/** The pipelines inside of a stage; refuses what MongoDB refuses at the first look. */
const INSIDE: Readonly<Record<string, (spec: Value) => WrittenStage[][]>> = {
  $lookup(spec) {
    if (!(spec instanceof Doc))
      return refuse('FailedToParse', `the $lookup stage specification must be an object, found ${nameOfType(spec)}`);
    const pipeline = spec.get('pipeline');
    collection('$lookup', spec.get('from'));
    return pipeline === undefined ? [] : [writtenStages(pipeline)];
  },
  $graphLookup(spec) {
    if (!(spec instanceof Doc))
      return refuse(
        'FailedToParse',
        `the $graphLookup stage specification must be an object, found ${nameOfType(spec)}`,
      );
    collection('$graphLookup', spec.get('from'));
    return [];
  },
  $unionWith(spec) {
    if (spec === '') collection('$unionWith', spec);
    const pipeline = spec instanceof Doc ? spec.get('pipeline') : undefined;
    if (spec instanceof Doc && spec.get('coll') === '') collection('$unionWith', '');
    return Array.isArray(pipeline) ? [writtenStages(pipeline)] : [];
  },
  $facet(spec) {
    if (!(spec instanceof Doc) || spec.size === 0)
      return refuse(40169, 'the $facet specification must be a non-empty object');
    return [...spec].map(([field, stages]) => {
      checkFieldName(field);
      if (!Array.isArray(stages))
        return refuse(40170, `arguments to $facet must be arrays, ${field} is type ${nameOfType(stages)}`);
      if (!stages.every((stage) => stage instanceof Doc && stage.size > 0))
        refuse(40171, `elements of arrays in $facet spec must be non-empty objects: ${field}`);
      return writtenStages(stages);
    });
  },
};

function collection(stage: string, name: Value): void {
  if (typeof name !== 'string')
    refuse('FailedToParse', `${stage} argument 'from' must be a string, found ${nameOfType(name)}`);
  if (name === '') refuse('InvalidNamespace', `invalid ${stage} namespace: the collection has no name`);
}
