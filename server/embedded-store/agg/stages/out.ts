import { Doc, ObjectId, type Value } from '../../bson/values.ts';
import { nameOfType } from '../expressions/operands.ts';
import type { CollectionName, Namespace } from '../host.ts';
import { refuse } from '../refuse.ts';
import { documentsOf, type Batches, type StageParser } from './stage.ts';

/** Databases that only the server itself writes. */
const INTERNAL = ['admin', 'local', 'config'];

function outTarget(value: Value, { db }: Namespace): CollectionName {
  if (typeof value === 'string') return ordinary('$out', { db, coll: value }, 17385, 31321);
  if (!(value instanceof Doc))
    return refuse(16990, `$out only supports a string or object argument, but found ${nameOfType(value)}`);
  const [other, coll] = [value.get('db'), value.get('coll')];
  if (value.size !== 2 || !value.has('db') || !value.has('coll'))
    refuse(16994, "If an object is passed to $out it must have exactly 2 fields: 'db' and 'coll'");
  if (typeof other !== 'string' || typeof coll !== 'string') return refuse(13111, "'db' and 'coll' must be strings");
  return ordinary('$out', { db: other, coll }, 17385, 31321);
}

/** @param special code of the refusal for a collection of the system @param internal for a database of the server */
export function ordinary(stage: string, to: CollectionName, special: number, internal: number): CollectionName {
  if (to.db === '' || to.coll === '')
    refuse('InvalidNamespace', `Invalid ${stage} target namespace, ${to.db}.${to.coll}`);
  if (to.coll.startsWith('system.')) refuse(special, `Cannot ${stage} to special collection: ${to.coll}`);
  if (INTERNAL.includes(to.db)) refuse(internal, `Cannot ${stage} to internal database: ${to.db}`);
  return to;
}

/** Documents that are written have an `_id`. */
export const withId = (document: Doc): Doc =>
  document.has('_id') ? document : new Doc(['_id', ...document.names], [new ObjectId(), ...document.values]);

export const out: StageParser = (spec, { ns }, name) => {
  const to = outTarget(spec, ns);
  return {
    name,
    isWriter: true,
    async *run(input, host) {
      await host.replaceCollection(to, identified(input));
      yield* [];
    },
  };
};

async function* identified(input: Batches): AsyncGenerator<readonly Doc[], void> {
  for await (const batch of input) yield (await documentsOf(batch)).map(withId);
}
