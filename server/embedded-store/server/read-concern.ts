import { Doc } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

const LEVELS: readonly unknown[] = ['local', 'majority', 'linearizable', 'available', 'snapshot'];
const FIELDS = new Set(['level', 'afterClusterTime', 'afterOpTime', 'atClusterTime', 'provenance']);

/** One member always reads what a majority has, so all levels are the same; only what is none is refused. */
export function demandReadConcern(body: Doc): void {
  const concern = body.get('readConcern');
  if (concern === undefined) return;
  if (!(concern instanceof Doc)) throw new StoreError('FailedToParse', 'readConcern field should be an object');
  const stranger = concern.names.find((name) => !FIELDS.has(name));
  if (stranger !== undefined) throw new StoreError('InvalidOptions', `Unrecognized option in readConcern: ${stranger}`);
  const level = concern.field('level');
  if (typeof level === 'symbol' || LEVELS.includes(level)) return;
  if (typeof level !== 'string') throw new StoreError('TypeMismatch', '"level" had the wrong type. Expected string');
  throw new StoreError('FailedToParse', `readConcern level must be one of ${LEVELS.join(', ')}`);
}
