import { Doc, type Value } from '../../bson/values.ts';
import type { Environment } from '../environment.ts';
import { compileExpression, evaluate } from '../expression.ts';
import { contextOf } from '../expressions/compile.ts';
import { nameOfType } from '../expressions/operands.ts';
import type { Namespace } from '../host.ts';
import { refuse } from '../refuse.ts';
import { stages as catalogue } from './catalogue.ts';
import { planned, runPlan, runStages } from './run.ts';
import type { Place, Stage, StageContext } from './stage.ts';

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

/** Compiles stages; refuses what is unknown, wrong, or stands where it may not. */
export function parseStages(written: readonly WrittenStage[], ns: Namespace, env: Environment, place?: Place): Stage[] {
  const context = stageContext(ns, env);
  const parsed = written.map(({ name, spec }) => {
    const parse = catalogue.get(name);
    if (name === '$changeStream') refuse(40602, `${name} is only valid as the first stage in a pipeline.`);
    if (!parse) return refuse(40324, `Unrecognized pipeline stage name: '${name}'`);
    const stages = parse(spec, context, name);
    return 'name' in stages ? [stages] : [...stages];
  });
  written.forEach(({ name }, index) => checkPosition(name, parsed[index] as Stage[], index, written.length, place));
  const stages = parsed.flat();
  const needsScore = context.expressions.needs.textScore || stages.some(({ needsTextScore }) => needsTextScore);
  if (needsScore && place !== 'facet' && !stages[0]?.usesText)
    refuse(40218, 'query requires text score metadata, but it is not available');
  return stages;
}

function checkPosition(
  name: string,
  [stage]: readonly Stage[],
  index: number,
  count: number,
  place: Place | undefined,
): void {
  const special = stage?.isSource || stage?.isWriter;
  if (place === 'facet' && (special || name === '$facet'))
    refuse(40600, `${name} is not allowed to be used within a $facet stage`);
  if (place === 'lookup' && stage?.isWriter) refuse(51047, `${name} is not allowed within a $lookup's sub-pipeline`);
  if (place === 'union' && stage?.isWriter) refuse(31441, `${name} is not allowed within a $unionWith's sub-pipeline`);
  if (stage?.isSource && index > 0) refuse(40602, `${name} is only valid as the first stage in a pipeline.`);
  if (stage?.isWriter && index < count - 1) refuse(40601, `${name} can only be the final stage in the pipeline`);
  if (stage?.usesText && index > 0) refuse(17313, '$match with $text is only allowed as the first pipeline stage');
}

function stageContext(ns: Namespace, env: Environment): StageContext {
  return {
    env,
    ns,
    expressions: contextOf(env),
    evaluate: (expression, document) => evaluate(compileExpression(expression, env), document),
    subPipeline: (value, inside, place, inner = env) => {
      const stages = parseStages(writtenStages(value), inside, inner, place);
      const plan = planned(stages);
      return {
        run: (host, also) => runPlan(plan, inside, inner, host, also),
        over: (input, host) => runStages(stages, input, host),
      };
    },
  };
}
