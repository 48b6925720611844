import { Doc } from '../../bson/values.ts';
import { isNullish, nameOfType } from '../expressions/operands.ts';
import type { PipelineHost } from '../host.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import { documentsOf, gather, handfuls, type Batches, type StageParser, type SubPipeline } from './stage.ts';

/**
 * `$facet`: several pipelines over the same rows, their results side by side in one document. Its form has been looked at
 * before (`survey`).
 */
export const facet: StageParser = (spec, context, name) => {
  const pipelines = [...(spec as Doc)].map(([field, stages]): [string, SubPipeline] => [
    field,
    context.subPipeline(stages, context.ns, 'facet'),
  ]);
  const needsTextScore = pipelines.some(([, pipeline]) => pipeline.needsTextScore);
  return { name, needsTextScore, run: (input, host) => sideBySide(input, pipelines, host) };
};

async function* sideBySide(input: Batches, pipelines: readonly [string, SubPipeline][], host: PipelineHost): Batches {
  const rows = await gather(input, '$facet');
  const made = new Doc();
  for (const [field, pipeline] of pipelines)
    made.push(field, await documentsOf(await gather(pipeline.over(replay(rows), host), '$facet')));
  yield [Row.ofDoc(made)];
}

async function* replay(rows: readonly Row[]): Batches {
  yield* handfuls(rows);
}

/** `$unionWith`: the rows at hand, then those of another collection. */
export const unionWith: StageParser = (spec, context, name) => {
  const other = spec instanceof Doc ? spec : Doc.of({ coll: spec });
  for (const option of other.names)
    if (!['coll', 'pipeline'].includes(option)) refuse(40415, `BSON field '$unionWith.${option}' is an unknown field.`);
  if (!(spec instanceof Doc) && typeof spec !== 'string')
    refuse(
      'FailedToParse',
      `the $unionWith stage specification must be an object or string, but found ${nameOfType(spec)}`,
    );
  if (isNullish(other.field('coll'))) refuse(40414, "BSON field '$unionWith.coll' is missing but a required field");
  const coll = other.get('coll');
  if (typeof coll !== 'string')
    return refuse(
      'TypeMismatch',
      `BSON field '$unionWith.coll' is the wrong type '${nameOfType(coll)}', expected type 'string'`,
    );
  const pipeline = context.subPipeline(other.get('pipeline') ?? [], { db: context.ns.db, coll }, 'union');
  return { name, run: (input, host) => oneAfterTheOther(input, pipeline, host) };
};

async function* oneAfterTheOther(input: Batches, pipeline: SubPipeline, host: PipelineHost): Batches {
  yield* input;
  yield* pipeline.run(host);
}
