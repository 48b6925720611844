import type { Environment } from '../environment.ts';
import { compileExpression, evaluate } from '../expression.ts';
import { contextOf } from '../expressions/compile.ts';
import type { Namespace } from '../host.ts';
import { refuse } from '../refuse.ts';
import { stages as catalogue } from './catalogue.ts';
import { planned, runPlan, runStages } from './run.ts';
import type { Place, Stage, StageContext } from './stage.ts';
import { survey, writtenStages, type WrittenStage } from './survey.ts';

/** More stages than these are not looked at; pipelines inside of each other are counted apart. */
const MOST_STAGES = 1000;
const MOST_NESTED = 20;

const isKnown = (name: string): boolean => name === '$changeStream' || catalogue.has(name);

/**
 * Compiles stages; refuses what is unknown, wrong, or stands where it may not.
 *
 * @param depth how many pipelines these stages are inside of
 */
export function parseStages(
  written: readonly WrittenStage[],
  ns: Namespace,
  env: Environment,
  place?: Place,
  depth = 0,
): Stage[] {
  if (depth === 0 && place !== 'facet') survey(written, isKnown);
  const context = stageContext(ns, env, depth);
  const parsed = written.map(({ name, spec }) => {
    const parse = catalogue.get(name) ?? misplaced(name, place);
    const stages = parse(spec, context, name);
    return 'name' in stages ? [stages] : [...stages];
  });
  written.forEach(({ name }, index) => checkPosition(name, parsed[index] as Stage[], index, written.length, place));
  const stages = parsed.flat();
  if (stages.length > MOST_STAGES)
    refuse('FailedToParse', `Pipeline length must be no longer than ${MOST_STAGES} stages`);
  const needsScore = context.expressions.needs.textScore || stages.some(({ needsTextScore }) => needsTextScore);
  if (needsScore && place !== 'facet' && !stages[0]?.usesText)
    refuse(40218, 'query requires text score metadata, but it is not available');
  return stages;
}

/** `$changeStream` is taken off the beginning of a pipeline before; anywhere else it is not allowed. */
function misplaced(name: string, place: Place | undefined): never {
  if (place === 'facet') refuse(40600, `${name} is not allowed to be used within a $facet stage`);
  if (place === 'lookup') refuse(51047, `${name} is not allowed within a $lookup's sub-pipeline`);
  if (place === 'union') refuse(31441, `${name} is not allowed within a $unionWith's sub-pipeline`);
  if (place === 'update') refuse('InvalidOptions', `${name} is not allowed to be used within an update`);
  return refuse(40602, `${name} is only valid as the first stage in a pipeline.`);
}

function checkPosition(
  name: string,
  [stage]: readonly Stage[],
  index: number,
  count: number,
  place: Place | undefined,
): void {
  const special = stage?.isSource || stage?.isWriter || stage?.usesText;
  if (place === 'facet' && (special || name === '$facet'))
    refuse(40600, `${name} is not allowed to be used within a $facet stage`);
  if (place === 'lookup' && stage?.isWriter) refuse(51047, `${name} is not allowed within a $lookup's sub-pipeline`);
  if (place === 'union' && stage?.isWriter) refuse(31441, `${name} is not allowed within a $unionWith's sub-pipeline`);
  if (stage?.isSource && index > 0) refuse(40602, `${name} is only valid as the first stage in a pipeline.`);
  if (stage?.isWriter && index < count - 1) refuse(40601, `${name} can only be the final stage in the pipeline`);
  if (stage?.usesText && index > 0) refuse(17313, '$match with $text is only allowed as the first pipeline stage');
}

function stageContext(ns: Namespace, env: Environment, depth: number): StageContext {
  return {
    env,
    ns,
    expressions: contextOf(env),
    evaluate: (expression, document) => evaluate(compileExpression(expression, env), document),
    subPipeline: (value, inside, place, inner = env) => {
      // The pipelines of a $facet work on the rows at hand, and are not inside of another in this sense.
      const innerDepth = place === 'facet' ? depth : depth + 1;
      if (innerDepth > MOST_NESTED)
        refuse(
          'MaxSubPipelineDepthExceeded',
          `Maximum number of nested sub-pipelines exceeded. Limit is ${MOST_NESTED}`,
        );
      const stages = parseStages(writtenStages(value), inside, inner, place, innerDepth);
      const plan = planned(stages);
      return {
        run: (host, also) => runPlan(plan, inside, inner, host, also),
        over: (input, host) => runStages(stages, input, host),
      };
    },
  };
}
export { writtenStages, type WrittenStage } from './survey.ts';
