import { Doc, Int32, isNumber, toNumber, type Value } from '../bson/values.ts';
import type { WriteOptions } from '../store/store.ts';

/** One member stands behind the store; more can be asked for, never found. */
const MEMBERS = 1;

/** How long a write is waited for: on disk, unless the client says that being seen by others is enough. */
export function durabilityOf(body: Doc): WriteOptions {
  const concern = body.get('writeConcern');
  if (!(concern instanceof Doc)) return { durable: 'flush' };
  const w = concern.get('w');
  const journalled = concern.get('j') === true || concern.get('fsync') === true;
  return { durable: isNumber(w) && toNumber(w) <= 1 && !journalled ? 'commit' : 'flush' };
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
