import type { Doc } from '../bson/doc.ts';
import { StoreError, type CodeName } from '../errors.ts';
import { showDoc } from './show-value.ts';

/** What is wrong with an index specification, and which one. */
export function refusedSpec(code: CodeName | number, spec: Doc, why: string): StoreError {
  return new StoreError(code, `Error in specification ${showDoc(spec)} :: caused by :: ${why}`);
}
