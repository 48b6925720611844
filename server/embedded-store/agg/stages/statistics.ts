import { Doc } from '../../bson/values.ts';
import { nameOfType } from '../expressions/operands.ts';
import type { CollectionName, Namespace } from '../host.ts';
import { refuse } from '../refuse.ts';
import { Row } from '../row.ts';
import type { StageParser } from './stage.ts';

const collectionOf = (name: string, { db, coll }: Namespace): CollectionName =>
  coll === undefined
    ? refuse('InvalidNamespace', `{aggregate: 1} is not valid for '${name}'; a collection is required.`)
    : { db, coll };

export const indexStats: StageParser = (spec, { ns }, name) => {
  if (!(spec instanceof Doc) || spec.size > 0)
    refuse(28803, 'The $indexStats stage specification must be an empty object');
  const collection = collectionOf(name, ns);
  return {
    name,
    isSource: true,
    async *run(_input, host) {
      yield (await host.indexStats(collection)).map((document) => Row.ofDoc(document));
    },
  };
};

const PARTS = ['latencyStats', 'storageStats', 'count', 'queryExecStats'];

export const collStats: StageParser = (spec, { ns }, name) => {
  if (!(spec instanceof Doc))
    return refuse(5447000, `$collStats must take a nested object but found: ${nameOfType(spec)}`);
  for (const [part, value] of spec) {
    if (!PARTS.includes(part)) refuse(40415, `BSON field '$collStats.${part}' is an unknown field.`);
    if (!(value instanceof Doc))
      refuse(
        'TypeMismatch',
        `BSON field '$collStats.${part}' is the wrong type '${nameOfType(value)}', expected type 'object'`,
      );
  }
  const collection = collectionOf(name, ns);
  return {
    name,
    isSource: true,
    async *run(_input, host) {
      yield [Row.ofDoc(await host.collStats(collection, spec))];
    },
  };
};

/** Nothing is kept of plans. */
export const planCacheStats: StageParser = (spec, { ns }, name) => {
  if (!(spec instanceof Doc)) return refuse('FailedToParse', `${name} value must be an object`);
  collectionOf(name, ns);
  return {
    name,
    isSource: true,
    async *run() {
      yield [];
    },
  };
};

/** The sessions that clients have here; users, by whom they could be chosen, there are none. */
const sessionsOf: (where: (ns: Namespace) => boolean, place: string) => StageParser =
  (where, place) =>
  (spec, { ns }, name) => {
    if (!(spec instanceof Doc)) return refuse('TypeMismatch', `${name} options must be specified in an object`);
    if (!where(ns)) return refuse('InvalidNamespace', `${name} may only be run against ${place}`);
    return {
      name,
      isSource: true,
      async *run(_input, host) {
        yield (await host.sessions()).map((document) => Row.ofDoc(document));
      },
    };
  };

export const listLocalSessions = sessionsOf(({ coll }) => coll === undefined, 'a database with {aggregate: 1}');
export const listSessions = sessionsOf(
  ({ db, coll }) => db === 'config' && coll === 'system.sessions',
  'config.system.sessions',
);

const CURRENT_OP_OPTIONS = [
  'allUsers',
  'idleConnections',
  'idleCursors',
  'idleSessions',
  'localOps',
  'truncateOps',
  'backtrace',
];

/** Its options choose among users, idle connections and cursors, of which there is nothing to choose. */
export const currentOp: StageParser = (spec, { ns }, name) => {
  if (!(spec instanceof Doc)) {
    return refuse('FailedToParse', `$currentOp options must be specified in an object, but found: ${nameOfType(spec)}`);
  }
  for (const [option, value] of spec) {
    if (!CURRENT_OP_OPTIONS.includes(option))
      refuse('FailedToParse', `Unrecognized option '${option}' in $currentOp stage.`);
    if (typeof value !== 'boolean')
      refuse('FailedToParse', `The '${option}' parameter of the $currentOp stage must be a boolean value`);
  }
  if (ns.db !== 'admin' || ns.coll !== undefined) {
    refuse('InvalidNamespace', "$currentOp must be run against the 'admin' database with {aggregate: 1}");
  }
  return {
    name,
    isSource: true,
    async *run(_input, host) {
      yield (await host.currentOp()).map((document) => Row.ofDoc(document));
    },
  };
};
