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

/** These hand on rows without the score of a `$text`: what stands behind them may ask for it, and gets nothing. */
const WITHOUT_SCORES = new Set(['$group', '$bucket', '$bucketAuto', '$sortByCount', '$count', '$facet']);

/** Compiles stages; refuses what is unknown, wrong, or stands where it may not. */
export function parseStages(written: readonly WrittenStage[], ns: Namespace, env: Environment, place?: Place): Stage[] {
  survey(written, isKnown);
  return parsed(written, ns, env, place, 0).stages;
}

/** @param depth how many pipelines these stages are inside of */
function parsed(
  written: readonly WrittenStage[],
  ns: Namespace,
  env: Environment,
  place: Place | undefined,
  depth: number,
): Compiled {
  const made = compiled(written, stageContext(ns, env, depth), place);
  // The rows of a $facet come from the pipeline around it, which must see to it that they have a score.
  if (made.needsScore && place !== 'facet' && !made.stages[0]?.usesText)
    refuse(40218, 'query requires text score metadata, but it is not available');
  return made;
}

interface Compiled {
  readonly stages: Stage[];
  /** Some stage asks for the score of a `$text` where rows may still have one. */
  readonly needsScore: boolean;
}

function compiled(written: readonly WrittenStage[], context: StageContext, place: Place | undefined): Compiled {
  const { needs } = context.expressions;
  let [needsScore, hasScore] = [false, true];
  const lists = written.map(({ name, spec }) => {
    const parse = catalogue.get(name) ?? misplaced(name, place);
    needs.textScore = false;
    const made = parse(spec, context, name);
    const stages = 'name' in made ? [made] : [...made];
    needsScore ||= hasScore && (needs.textScore || stages.some(({ needsTextScore }) => needsTextScore));
    hasScore &&= !WITHOUT_SCORES.has(name);
    return stages;
  });
  written.forEach(({ name }, index) => checkPosition(name, lists[index] as Stage[], index, written.length, place));
  const stages = lists.flat();
  if (stages.length > MOST_STAGES)
    refuse('FailedToParse', `Pipeline length must be no longer than ${MOST_STAGES} stages`);
  return { stages, needsScore };
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
  // Behind a change stream nothing is the first.
  const isFirst = index === 0 && place !== 'change';
  if (place === 'facet' && (special || name === '$facet'))
    refuse(40600, `${name} is not allowed to be used within a $facet stage`);
  if (place === 'lookup' && stage?.isWriter) refuse(51047, `${name} is not allowed within a $lookup's sub-pipeline`);
  if (place === 'union' && stage?.isWriter) refuse(31441, `${name} is not allowed within a $unionWith's sub-pipeline`);
  if (stage?.isSource && !isFirst) refuse(40602, `${name} is only valid as the first stage in a pipeline.`);
  if (stage?.isWriter && index < count - 1) refuse(40601, `${name} can only be the final stage in the pipeline`);
  if (stage?.usesText && !isFirst) refuse(17313, '$match with $text is only allowed as the first pipeline stage');
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
      const { stages, needsScore } = parsed(writtenStages(value), inside, inner, place, innerDepth);
      const plan = planned(stages);
      return {
        needsTextScore: needsScore,
        run: (host, also) => runPlan(plan, inside, inner, host, also),
        over: (input, host) => runStages(stages, input, host),
      };
    },
  };
}
