import { Doc, Int32, isNumber, toNumber, typeName, type Value } from '../bson/values.ts';
import type { Command } from '../commands/command.ts';
import { StoreError } from '../errors.ts';

/** One member stands behind the store; more can be asked for, never found. */
const MEMBERS = 1;

/** Most members that a replica set can have; asking for more is a mistake. */
const MOST_MEMBERS = 50;
const IGNORED = new Set(['wtimeout', 'wElectionId', 'wOpTime', 'getLastError', 'provenance']);

/** @throws StoreError for what is no write concern, and for one on a command that writes nothing */
export function demandWriteConcern(command: Command, body: Doc): void {
  const concern = body.get('writeConcern');
  if (concern === undefined) return;
  if (!(concern instanceof Doc)) {
    throw new StoreError(
      'TypeMismatch',
      `"writeConcern" had the wrong type. Expected object, found ${typeName(concern)}`,
    );
  }
  if (!command.writes) throw new StoreError('InvalidOptions', 'Command does not support writeConcern');
  for (const [name, value] of concern) {
    const refusal = refusalOf(name, value);
    if (refusal) throw new StoreError('FailedToParse', refusal);
  }
  if (concern.has('j') && concern.has('fsync')) {
    throw new StoreError('FailedToParse', 'fsync and j options cannot be used together');
  }
}

function refusalOf(name: string, value: Value): string | undefined {
  if (name === 'j' || name === 'fsync') {
    return isNumber(value) || typeof value === 'boolean' ? undefined : `${name} must be numeric or a boolean value`;
  }
  if (name === 'w') {
    if (typeof value === 'string') return undefined;
    if (!isNumber(value)) return 'w has to be a number or a string';
    const members = toNumber(value);
    return members < 0 || members > MOST_MEMBERS
      ? 'w has to be a non-negative number and not greater than 50'
      : undefined;
  }
  return IGNORED.has(name) ? undefined : `unrecognized write concern field: ${name}`;
}

/** A write concern that one member cannot fulfil is told beside the answer; the write itself is done. */
export function writeConcernError(body: Doc): Doc | undefined {
  const concern = body.get('writeConcern');
  if (!(concern instanceof Doc)) return undefined;
  const w = concern.get('w');
  if (typeof w === 'string' && w !== 'majority') {
    return failure(
      79,
      'UnknownReplWriteConcern',
      `No write concern mode named '${w}' found in replica set configuration`,
      concern,
    );
  }
  if (isNumber(w) && toNumber(w) > MEMBERS) {
    return failure(100, 'UnsatisfiableWriteConcern', 'Not enough data-bearing nodes', concern);
  }
  return undefined;
}

function failure(code: number, codeName: string, errmsg: string, concern: Doc): Doc {
  const wtimeout: Value = concern.get('wtimeout') ?? new Int32(0);
  const shown = Doc.of({ w: concern.get('w'), wtimeout, provenance: 'clientSupplied' });
  return Doc.of({ code: new Int32(code), codeName, errmsg, errInfo: Doc.of({ writeConcern: shown }) });
}
