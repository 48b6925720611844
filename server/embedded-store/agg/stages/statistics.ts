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
  if (!(spec instanceof Doc)) return refuse(40166, '$collStats must take a nested object');
  for (const [part, value] of spec) {
    if (!PARTS.includes(part)) refuse(40168, `unrecognized option to $collStats: ${part}`);
    if (!(value instanceof Doc)) refuse(40167, `${part} argument must be an object, but got ${nameOfType(value)}`);
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
