import { compileUpdatePipeline, type Environment } from '../../agg/index.ts';
import type { Doc, Value } from '../../bson/values.ts';
import type { CompiledFilter } from '../../match/filter-node.ts';
import type { Oplog } from '../../oplog/change-log.ts';
import { toTimestamp } from '../../oplog/log-time.ts';
import { demandModest, demandModestUpdate } from '../modest.ts';
import { compileUpdate as compile } from '../../update/compile-update.ts';
import { upsertDocument as upserted } from '../../update/upsert.ts';
import type { ApplyContext, CompiledUpdate } from '../../update/update-types.ts';

/** Compiles an update with all that updates may use. @throws StoreError for what is none */
export function compileUpdate(update: Value, env: Environment, arrayFilters: Doc[] | undefined): CompiledUpdate {
  demandModestUpdate(update);
  if (arrayFilters) demandModest(arrayFilters, 'list of array filters');
  return compile(update, {
    compilePipeline: (stages) => compileUpdatePipeline(stages, env),
    ...(arrayFilters && { arrayFilters }),
  });
}

export function applyContext(log: Oplog, now: Date, filter: CompiledFilter): ApplyContext {
  return { now, filter, timestamp: () => toTimestamp(log.lastTime + 1n) };
}

export function upsertDocument(filter: CompiledFilter, update: CompiledUpdate, context: ApplyContext): Doc {
  return upserted(filter.node, update, context);
}
