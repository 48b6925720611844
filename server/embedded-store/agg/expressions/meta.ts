import { Doc, MISSING } from '../../bson/values.ts';
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

/** What only queries have that this store does not know. */
const NEVER = ['searchScore', 'searchHighlights', 'indexKey'];
const GEO = ['geoNearDistance', 'geoNearPoint'];

/** `{$meta: 'textScore'}`; other kinds are never there, or are not kept in this store. */
const meta: Operator = (operand, { needs }) => {
  if (typeof operand !== 'string') return refuse(17307, '$meta only supports string arguments');
  if (!KINDS.includes(operand)) return refuse(17308, `Unsupported argument to $meta: ${operand}`);
  if (GEO.includes(operand)) refuse(40218, `query requires ${operand} metadata, but it is not available`);
  if (NEVER.includes(operand)) return { run: () => MISSING };
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
  const isEmpty = operand instanceof Doc ? operand.size === 0 : Array.isArray(operand) && operand.length === 0;
  if (!(operand instanceof Doc) && !Array.isArray(operand))
    refuse(10065, 'invalid parameter: expected an object ($rand)');
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
