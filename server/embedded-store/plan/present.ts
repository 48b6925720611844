import type { Arena } from '../bson/arena.ts';
import { asBuffer, decode } from '../bson/decode.ts';
import { Doc } from '../bson/doc.ts';
import { compareValues } from '../bson/compare.ts';
import { encode } from '../bson/encode.ts';
import type { Value } from '../bson/values.ts';
import { MISSING } from '../bson/values.ts';
import { keyValues } from '../index/key-values.ts';
import type { ProjectionMeta } from '../project/projection-types.ts';
import type { RecordId } from '../store/collection.ts';
import { keepDocument } from '../store/environment.ts';
import type { Plan } from './access.ts';
import type { Query } from './query.ts';
import type { SortSpec } from './sort-spec.ts';

/** A record that was found; its document is lent. */
export interface Found {
  readonly document: Buffer;
  readonly id: RecordId;
  readonly textScore?: number | undefined;
}

/** Makes the answer's document out of a lent one. */
export type Present = (found: Found, arena?: Arena) => Buffer;

export function presentation(query: Query, plan: Plan, sort: SortSpec): Present {
  if (query.returnKey === true)
    return ({ document, id }) => returnedKey(document, id, plan, query.showRecordId === true);
  const projected = projector(query, plan, sort);
  if (query.showRecordId !== true) return projected;
  return (found) => encode(decode(projected(found)).push('$recordId', BigInt(found.id)));
}

function projector(query: Query, plan: Plan, sort: SortSpec): Present {
  const { projection } = query;
  if (projection === undefined) return whole;
  const { needs } = projection;
  if (needs.length === 0) return ({ document }) => kept(projection.projectRaw(exactly(document)), document);
  return ({ document, id, textScore }) => {
    const key = needs.includes('indexKey') ? indexKey(document, plan) : undefined;
    const meta: ProjectionMeta = {
      ...(textScore === undefined ? {} : { textScore }),
      ...(key && { indexKey: key }),
      ...(needs.includes('recordId') ? { recordId: BigInt(id) } : {}),
      ...(needs.includes('sortKey') ? { sortKey: sortKey(document, sort) } : {}),
    };
    return kept(projection.projectRaw(exactly(document), meta), document);
  };
}

function whole({ document }: Found, arena?: Arena): Buffer {
  return arena === undefined ? keepDocument(document) : arena.copy(document, document.readInt32LE(0));
}

/** A lent document without what lies behind it in the shared buffer. */
function exactly(lent: Buffer): Buffer {
  return lent.subarray(0, lent.readInt32LE(0));
}

/** The result may be a part of the lent bytes, which do not last. */
function kept(result: Uint8Array, lent: Buffer): Buffer {
  return result.buffer === lent.buffer ? Buffer.from(result) : asBuffer(result);
}

/** Of an array the value counts that comes first in the order asked for. */
function sortKey(lent: Buffer, sort: SortSpec): Value[] {
  if (sort.kind !== 'fields') return [];
  const { parts } = sort;
  const { keys } = keyValues(
    decode(lent),
    parts.map((part) => part.steps),
  );
  const rows = keys.map((key) => key.map((value) => (value === MISSING ? null : value)));
  const comesFirst = (a: Value[], b: Value[]): Value[] => {
    for (const [at, { descending }] of parts.entries()) {
      const order = compareValues(a[at], b[at]);
      if (order !== 0) return order < 0 !== descending ? a : b;
    }
    return a;
  };
  return rows.length === 0 ? [] : rows.reduce(comesFirst);
}

function returnedKey(lent: Buffer, id: RecordId, plan: Plan, showRecordId: boolean): Buffer {
  const doc = indexKey(lent, plan) ?? new Doc();
  if (showRecordId) doc.push('$recordId', BigInt(id));
  return encode(doc);
}

/** The document's fields that the index holds; undefined where none is read. */
function indexKey(lent: Buffer, { access }: Plan): Doc | undefined {
  if (access.kind !== 'index') return undefined;
  const { parts } = access.index;
  const { keys } = keyValues(
    decode(lent),
    parts.map((part) => part.path),
  );
  const doc = new Doc();
  for (const [at, { name }] of parts.entries()) {
    const value = keys[0]?.[at];
    doc.push(name, value === undefined || value === MISSING ? null : value);
  }
  return doc;
}
