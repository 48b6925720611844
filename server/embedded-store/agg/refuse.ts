import { StoreError, type CodeName } from '../errors.ts';

/** Ends the command with MongoDB's code. */
export function refuse(code: CodeName | number, message: string): never {
  throw new StoreError(code, message);
}

/** Ends the command with MongoDB's code unless `condition` holds. */
export function require(condition: boolean, code: CodeName | number, message: string): asserts condition {
  if (!condition) throw new StoreError(code, message);
}
