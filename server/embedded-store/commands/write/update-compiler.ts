import type { Environment } from '../../agg/index.ts';
import type { Doc, Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { CompiledFilter } from '../../match/filter-node.ts';
import type { CompiledUpdate } from '../../update/update-types.ts';

export function compileUpdate(_update: Value, _env: Environment, _arrayFilters: Doc[] | undefined): CompiledUpdate {
  throw new StoreError('InternalError', 'updates are being built');
}

export function upsertDocument(_filter: CompiledFilter, _update: CompiledUpdate, _now: Date): Doc {
  throw new StoreError('InternalError', 'updates are being built');
}
