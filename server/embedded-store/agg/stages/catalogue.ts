import { refuse } from '../refuse.ts';
import { bucketAuto } from './bucket-auto.ts';
import { bucket, sortByCount } from './buckets.ts';
import { facet, unionWith } from './combine.ts';
import { graphLookup } from './graph-lookup.ts';
import { count, group } from './group.ts';
import { lookup } from './lookup.ts';
import { match } from './match.ts';
import { merge } from './merge.ts';
import { limit, sample, skip, sort } from './order.ts';
import { out } from './out.ts';
import { addFields, project, redact, replaceRoot, replaceWith, unset } from './reshape.ts';
import type { StageParser } from './stage.ts';
import { collStats, currentOp, indexStats, listLocalSessions, listSessions, planCacheStats } from './statistics.ts';
import { unwind } from './unwind.ts';
import { setWindowFields } from './window.ts';

/** Known to MongoDB, left out of this store on purpose. */
const leftOut: StageParser = (_spec, _context, name) =>
  refuse('CommandNotSupported', `${name} is not supported by the embedded store`);

/** Every stage by its name. `$changeStream` is not among them: a pipeline that begins with it is taken apart before. */
export const stages: ReadonlyMap<string, StageParser> = new Map<string, StageParser>([
  ['$match', match],
  ['$project', project],
  ['$addFields', addFields],
  ['$set', addFields],
  ['$unset', unset],
  ['$replaceRoot', replaceRoot],
  ['$replaceWith', replaceWith],
  ['$redact', redact],
  ['$sort', sort],
  ['$skip', skip],
  ['$limit', limit],
  ['$sample', sample],
  ['$group', group],
  ['$count', count],
  ['$sortByCount', sortByCount],
  ['$bucket', bucket],
  ['$bucketAuto', bucketAuto],
  ['$unwind', unwind],
  ['$lookup', lookup],
  ['$graphLookup', graphLookup],
  ['$unionWith', unionWith],
  ['$facet', facet],
  ['$setWindowFields', setWindowFields],
  ['$collStats', collStats],
  ['$indexStats', indexStats],
  ['$currentOp', currentOp],
  ['$out', out],
  ['$merge', merge],
  ['$geoNear', leftOut],
  ['$listSessions', listSessions],
  ['$listLocalSessions', listLocalSessions],
  ['$planCacheStats', planCacheStats],
]);
