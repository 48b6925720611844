import { MISSING } from '../../bson/values.ts';
import { refuse } from '../refuse.ts';
import type { Operator } from './context.ts';
import { once } from '../../turns/spells.ts';

const KINDS = [
  'textScore',
  'searchScore',
  'searchHighlights',
  'geoNearDistance',
  'geoNearPoint',
  'recordId',
  'indexKey',
  'sortKey',
  'randVal',
];

/** `{$meta: 'textScore'}`; other kinds are never there in this store. */
const meta: Operator = (operand, { needs }) => {
  if (typeof operand !== 'string') return refuse(17307, '$meta only supports string arguments');
  if (!KINDS.includes(operand)) return refuse(17308, `Unsupported argument to $meta: ${operand}`);
  if (operand !== 'textScore')
    return refuse(
      'CommandNotSupported',
      `{$meta: '${operand}'} is not supported in an aggregation by the embedded store`,
    );
  needs.textScore = true;
  // Rows that were made of several, or come from elsewhere, have none.
  return { run: ({ row }) => row.textScore ?? MISSING };
};

const random: Operator = (operand) => {
  const isEmpty =
    typeof operand === 'object' && operand !== null && 'size' in operand
      ? operand.size === 0
      : Array.isArray(operand) && operand.length === 0;
  if (!isEmpty) refuse(3040501, '$rand does not currently accept arguments');
  // An evaluation that is taken up again must go the same way.
  return { run: () => once(Math.random) };
};

/** Written in JavaScript by a client: left out on purpose. */
const scripted = (name: string): readonly [string, Operator] => [
  name,
  () => refuse('BadValue', `${name} not allowed in this context: the embedded store runs no scripts`),
];

export const special: readonly (readonly [string, Operator])[] = [
  ['$meta', meta],
  ['$rand', random],
  scripted('$function'),
  scripted('$_internalJsEmit'),
];
