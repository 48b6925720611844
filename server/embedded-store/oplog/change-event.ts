import { encode } from '../bson/encode.ts';
import { Doc, type Value } from '../bson/values.ts';
import { OBJECT, documentOf, elementHead, elementsOf } from '../wire/splice.ts';
import type { Logged } from './entry-codec.ts';
import type { LogEntry } from './log-entry.ts';
import { toTimestamp } from './log-time.ts';
import { toToken } from './resume-token.ts';

/** Documents that an event shows beside the change itself; null where one was asked for and is gone. */
export interface EventDocuments {
  fullDocument?: Uint8Array | null;
  before?: Uint8Array | null;
}

/** What clients see of log entries; entries of other kinds are not told. */
const OPERATION_TYPES: Partial<Record<LogEntry['op'], string>> = {
  insert: 'insert',
  update: 'update',
  replace: 'replace',
  delete: 'delete',
  drop: 'drop',
  dropDatabase: 'dropDatabase',
  rename: 'rename',
};

export function isTold(entry: LogEntry): boolean {
  return entry.op in OPERATION_TYPES;
}

/** The change event of a log entry as BSON, fields in the order in which MongoDB 5.0 sends them. */
export function changeEvent({ time, clusterTime, entry }: Logged, documents: EventDocuments): Buffer {
  const head = new Doc();
  if (entry.session) head.push('txnNumber', entry.session.txnNumber).push('lsid', entry.session.lsid);
  if (entry.op === 'rename') head.push('to', namespaceOf(entry.to));
  head.push('_id', toToken(time, 'event'));
  head.push('operationType', OPERATION_TYPES[entry.op]);
  head.push('clusterTime', toTimestamp(clusterTime));

  const tail = Doc.of({ ns: namespaceOf(entry.ns) });
  if ('id' in entry) tail.push('documentKey', Doc.of({ _id: entry.id }));
  if (entry.op === 'update') tail.push('updateDescription', entry.description);

  const full = 'document' in entry ? entry.document : documents.fullDocument;
  return documentOf([
    elementsOf(encode(head)),
    ...spliced('fullDocument', full),
    elementsOf(encode(tail)),
    ...spliced('fullDocumentBeforeChange', documents.before),
  ]);
}

/** The event after which a stream is over: what it watched is gone or has another name. */
export function invalidateEvent({ time, clusterTime }: Logged): Buffer {
  return encode(
    Doc.of({
      _id: toToken(time, 'invalidate'),
      operationType: 'invalidate',
      clusterTime: toTimestamp(clusterTime),
    }),
  );
}

function spliced(name: string, document: Uint8Array | null | undefined): Uint8Array[] {
  if (document === undefined) return [];
  if (document === null) return [elementsOf(encode(Doc.of({ [name]: null })))];
  return [elementHead(OBJECT, name), document];
}

function namespaceOf(ns: string): Value {
  const dot = ns.indexOf('.');
  return dot < 0 ? Doc.of({ db: ns }) : Doc.of({ db: ns.slice(0, dot), coll: ns.slice(dot + 1) });
}
