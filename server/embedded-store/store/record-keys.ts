import type { RecordId } from './collection.ts';

/** Keys of records: collection id (4 bytes) and record id (6 bytes), so a collection lies in one run, in order of insertion. */
export function recordKey(collection: number, id: RecordId): Buffer {
  return fillRecordKey(Buffer.allocUnsafe(10), collection, id);
}

export function fillRecordKey(key: Buffer, collection: number, id: RecordId): Buffer {
  key.writeUInt32BE(collection, 0);
  key.writeUIntBE(id, 4, 6);
  return key;
}

export function idPrefix(id: number): Buffer {
  const key = Buffer.allocUnsafe(4);
  key.writeUInt32BE(id, 0);
  return key;
}
