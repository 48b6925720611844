import { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { showDoc } from './show-value.ts';
import type { IndexState } from './index-state.ts';

/** The refusal of a second document with the same key in a unique index. */
export function duplicateKey(ns: string, index: IndexState, values: readonly Value[]): StoreError {
  const pattern = index.spec.get('key') as Doc;
  const keyValue = new Doc(pattern.names.slice(), values.slice());
  return new StoreError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${ns} index: ${index.name} dup key: ${showDoc(keyValue)}`,
    { extra: Doc.of({ keyPattern: pattern, keyValue }) },
  );
}
