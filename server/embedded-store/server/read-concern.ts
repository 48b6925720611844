import { Doc, Timestamp, typeName } from '../bson/values.ts';
import type { Command } from '../commands/command.ts';
import { StoreError } from '../errors.ts';
import { fromTimestamp } from '../oplog/log-time.ts';

const LEVELS: readonly unknown[] = ['local', 'majority', 'linearizable', 'available', 'snapshot'];
const FIELDS = new Set(['level', 'afterClusterTime', 'afterOpTime', 'atClusterTime', 'provenance']);
/** Commands that may ask for more than what is there now; others only know `local`. */
const READERS = new Set(['find', 'aggregate', 'count', 'distinct', 'getMore']);

/**
 * One member always reads what a majority has, so all levels are the same; only what is none is refused.
 * @param now the time of the last change
 */
export function demandReadConcern(command: Command, body: Doc, now: bigint): void {
  const concern = body.get('readConcern');
  if (concern === undefined) return;
  if (!(concern instanceof Doc)) throw new StoreError('FailedToParse', 'readConcern field should be an object');
  const stranger = concern.names.find((name) => !FIELDS.has(name));
  if (stranger !== undefined) throw options(`Unrecognized option in readConcern: ${stranger}`);
  const level = levelIn(concern);
  demandTimes(concern, level, body.has('$clusterTime') ? undefined : now);
  demandNewest(timeIn(concern, 'atClusterTime'), now);
  const inTransaction = body.get('autocommit') === false;
  const [name] = command.names;
  const isMore = level !== undefined && level !== 'local';
  if (isMore && !inTransaction && (!READERS.has(name) || (name === 'count' && level === 'snapshot'))) {
    throw options(`Command ${name} does not support readConcern ${level}`);
  }
}

function levelIn(concern: Doc): string | undefined {
  const level = concern.field('level');
  if (typeof level === 'symbol') return undefined;
  if (typeof level !== 'string') throw new StoreError('TypeMismatch', '"level" had the wrong type. Expected string');
  if (LEVELS.includes(level)) return level;
  throw new StoreError('FailedToParse', `readConcern level must be one of ${LEVELS.join(', ')}`);
}

/**
 * Causal readers say after which change they want to read, which has happened.
 * @param now undefined when the client brings the time along
 */
function demandTimes(concern: Doc, level: string | undefined, now: bigint | undefined): void {
  const after = timeIn(concern, 'afterClusterTime');
  const at = timeIn(concern, 'atClusterTime');
  if (after !== undefined && at !== undefined) {
    throw options("afterClusterTime and atClusterTime don't go together");
  }
  if (at !== undefined && level !== 'snapshot') throw options('atClusterTime needs readConcern level snapshot');
  if (after !== undefined && (level === 'linearizable' || level === 'available')) {
    throw options(`afterClusterTime cannot be used with readConcern level ${level}`);
  }
  if (after !== undefined && now !== undefined && after > now) {
    throw options('readConcern afterClusterTime value must not be greater than the current clusterTime');
  }
}

/** There is one state to read, the newest: at another time nothing can be read. */
function demandNewest(at: bigint | undefined, now: bigint): void {
  if (at === undefined || at === now) return;
  if (at > now) throw options('readConcern atClusterTime value must not be greater than the current clusterTime');
  throw new StoreError('SnapshotTooOld', 'what was to be read at atClusterTime has been written over meanwhile');
}

function timeIn(concern: Doc, field: string): bigint | undefined {
  const value = concern.get(field);
  if (value === undefined) return undefined;
  if (!(value instanceof Timestamp)) {
    throw new StoreError('TypeMismatch', `"${field}" had the wrong type. Expected timestamp, found ${typeName(value)}`);
  }
  const time = fromTimestamp(value);
  if (time === 0n) throw options(`${field} cannot be a null timestamp`);
  return time;
}

function options(message: string): StoreError {
  return new StoreError('InvalidOptions', message);
}
