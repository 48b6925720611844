import { compareValues, typeOrder } from '../../bson/compare.ts';
import { Doc, Int32, MISSING, type Value } from '../../bson/values.ts';
import type { Context } from '../expressions/context.ts';
import { nameOfType, orNull } from '../expressions/operands.ts';
import { parseAccumulator, type GroupField } from '../group/parse-accumulator.ts';
import { refuse } from '../refuse.ts';
import { groupStage } from './group.ts';
import { sort } from './order.ts';
import type { Stage, StageParser } from './stage.ts';

export const isExpression = (value: Value): boolean =>
  value instanceof Doc ? value.names[0]?.startsWith('$') === true : typeof value === 'string' && value.startsWith('$');

export function outputFields(output: Value, code: number, context: Context): GroupField[] {
  if (output === undefined) return [parseAccumulator('count', Doc.of({ $sum: new Int32(1) }), context)];
  if (!(output instanceof Doc))
    return refuse(code, `The 'output' field must be an object, but found type: ${nameOfType(output)}`);
  return [...output].map(([name, value]) => parseAccumulator(name, value, context));
}

/** `$bucket` is a `$group` by the lower bound of the bucket that a value falls into, sorted by it. */
export const bucket: StageParser = (spec, context) => {
  if (!(spec instanceof Doc))
    return refuse(40201, `Argument to $bucket stage must be an object, but found type: ${nameOfType(spec)}`);
  for (const name of spec.names)
    if (!['groupBy', 'boundaries', 'default', 'output'].includes(name))
      refuse(40197, `Unrecognized option to $bucket: ${name}.`);
  if (!spec.has('groupBy') || !spec.has('boundaries'))
    refuse(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  const groupBy = spec.get('groupBy');
  if (!isExpression(groupBy))
    refuse(40202, "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression");
  const bounds = boundsOf(spec.get('boundaries'), context.expressions);
  const fallback = spec.has('default') ? defaultOf(spec.get('default'), bounds, context.expressions) : MISSING;
  const fields = outputFields(spec.get('output'), 40196, context.expressions);
  return [
    groupStage('$group', context.expressions.compile(bucketOf(groupBy, bounds, fallback)), fields),
    ...single(sort(Doc.of({ _id: new Int32(1) }), context, '$sort')),
  ];
};

const single = (stages: Stage | readonly Stage[]): readonly Stage[] => ('name' in stages ? [stages] : stages);

function boundsOf(value: Value, context: Context): Value[] {
  if (!Array.isArray(value))
    return refuse(40200, `The $bucket 'boundaries' field must be an array, but found type: ${nameOfType(value)}.`);
  const bounds = value.map((each) => {
    const node = context.compile(each);
    return node.constant
      ? orNull(node.constant.value)
      : refuse(40191, "The $bucket 'boundaries' field must be an array of constant values");
  });
  if (bounds.length < 2) refuse(40192, "The $bucket 'boundaries' field must have at least 2 values");
  for (let i = 1; i < bounds.length; i++) {
    if (typeOrder(bounds[i]) !== typeOrder(bounds[i - 1]))
      refuse(40193, "All values in the the 'boundaries' option to $bucket must have the same type.");
    if (compareValues(bounds[i - 1], bounds[i]) >= 0)
      refuse(
        40194,
        `The 'boundaries' option to $bucket must be sorted, but elements ${i - 1} and ${i} are not in ascending order.`,
      );
  }
  return bounds;
}

function defaultOf(value: Value, bounds: readonly Value[], context: Context): Value {
  const node = context.compile(value);
  if (!node.constant) return refuse(40195, "The $bucket 'default' field must be a constant expression");
  const fallback = orNull(node.constant.value);
  const inside =
    typeOrder(fallback) === typeOrder(bounds[0]) &&
    compareValues(fallback, bounds[0]) >= 0 &&
    compareValues(fallback, bounds.at(-1)) < 0;
  return inside
    ? refuse(
        40199,
        "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
      )
    : fallback;
}

function bucketOf(groupBy: Value, bounds: readonly Value[], fallback: Value | typeof MISSING): Value {
  const branches = bounds.slice(0, -1).map((lower, index) =>
    Doc.of({
      case: Doc.of({
        $and: [Doc.of({ $gte: [groupBy, literal(lower)] }), Doc.of({ $lt: [groupBy, literal(bounds[index + 1])] })],
      }),
      then: literal(lower),
    }),
  );
  return Doc.of({ $switch: Doc.of({ branches, ...(fallback !== MISSING && { default: literal(fallback) }) }) });
}

const literal = (value: Value): Doc => Doc.of({ $literal: value });

/** `$sortByCount: <expression>` */
export const sortByCount: StageParser = (spec, context) => {
  if (spec instanceof Doc && !isExpression(spec))
    refuse(40147, 'the sortByCount field must be defined as a $-prefixed path or an expression inside an object');
  if (typeof spec === 'string' && !isExpression(spec))
    refuse(40148, 'the sortByCount field must be defined as a $-prefixed path or an expression inside an object');
  if (!isExpression(spec)) refuse(40149, 'the sortByCount field must be specified as a string or as an object');
  const fields = [parseAccumulator('count', Doc.of({ $sum: new Int32(1) }), context.expressions)];
  return [
    groupStage('$group', context.expressions.compile(spec), fields),
    ...single(sort(Doc.of({ count: new Int32(-1) }), context, '$sort')),
  ];
};
