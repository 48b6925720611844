import { Binary } from 'bson';
import { decode } from '../bson/decode.ts';
import type { Doc } from '../bson/doc.ts';
import { Doc as DocClass } from '../bson/doc.ts';
import { encode } from '../bson/encode.ts';
import type { Value } from '../bson/values.ts';
import { Int32 } from '../bson/values.ts';
import type { IndexState } from '../index/index-state.ts';
import { makeIndex, readIndex, writeIndex } from '../index/index-state.ts';
import type { Collection, RecordId } from './collection.ts';

/** A collection as the store holds it: the public face is `Collection`. */
export class CollectionState implements Collection {
  options: Doc;
  indexes: IndexState[] = [];
  count = 0;
  size = 0;
  nextRecord: RecordId = 1;

  constructor(
    readonly id: number,
    readonly uuid: Binary,
    public ns: string,
    options: Doc,
  ) {
    this.options = options;
  }

  get db(): string {
    return this.ns.slice(0, this.ns.indexOf('.'));
  }

  get name(): string {
    return this.ns.slice(this.ns.indexOf('.') + 1);
  }
}

/** A collection that has just been made, with the index on `_id` that every collection has. */
export function newCollection(id: number, indexId: number, ns: string, options: Doc): CollectionState {
  const collection = new CollectionState(id, new Binary(randomUuid(), Binary.SUBTYPE_UUID), ns, options);
  const spec = DocClass.of({ v: new Int32(2), key: DocClass.of({ _id: new Int32(1) }), name: '_id_' });
  collection.indexes.push(makeIndex(indexId, spec));
  return collection;
}

function randomUuid(): Buffer {
  return Buffer.from(globalThis.crypto.randomUUID().replaceAll('-', ''), 'hex');
}

/** How a collection stands in the catalog. */
export function writeCollection(collection: CollectionState): Buffer {
  return encode(
    DocClass.of({
      id: collection.id,
      uuid: collection.uuid,
      ns: collection.ns,
      options: collection.options,
      indexes: collection.indexes.map(writeIndex),
    }),
  );
}

export function readCollection(bytes: Buffer): CollectionState {
  const doc = decode(bytes);
  const collection = new CollectionState(
    doc.get('id') as number,
    doc.get('uuid') as Binary,
    doc.get('ns') as string,
    doc.get('options') as Doc,
  );
  collection.indexes = (doc.get('indexes') as Value[]).map((index) => readIndex(index as Doc));
  return collection;
}
