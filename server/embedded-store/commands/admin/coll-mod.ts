import { Doc, isNumber, toNumber, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Collection, Index } from '../../store/collection.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import type { Reply } from '../../wire/reply.ts';
import { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { namespaceOf } from '../namespace.ts';
import { demandValidation } from '../write/validator.ts';

/** Options of the collection that may be changed afterwards. */
const OPTIONS = ['validator', 'validationLevel', 'validationAction', 'changeStreamPreAndPostImages', 'recordPreImages'];
/** Only for views and time series, of which there are none. */
const OTHER_KINDS = ['viewOn', 'pipeline', 'expireAfterSeconds', 'timeseries'];
const FIELDS: ReadonlySet<string> = new Set([...OPTIONS, ...OTHER_KINDS, 'collMod', 'index']);

export const collMod: Command = { names: ['collMod'], writes: true, run };

async function run({ args, db, engine }: CommandContext): Promise<Reply> {
  const ns = namespaceOf(db, args.collection());
  args.only(FIELDS);
  demandValidation(args, ns);
  args.bool('recordPreImages');
  const index = args.document('index');
  return engine.store.write((txn) => {
    const collection = engine.store.find(ns);
    if (!collection) throw new StoreError('NamespaceNotFound', 'ns does not exist');
    const other = OTHER_KINDS.find((field) => args.given(field));
    if (other !== undefined) throw invalid(`'${other}' is not supported on a collection`);
    const fields = index ? changeIndex(txn, collection, new Arguments('collMod.index', index)) : new Doc();
    changeOptions(txn, collection, args.doc);
    txn.log({ op: 'modify', ns, collection: collection.uuid });
    return { fields };
  });
}

function changeOptions(txn: WriteTxn, collection: Collection, body: Doc): void {
  const changed = OPTIONS.filter((name) => body.has(name));
  if (changed.length === 0) return;
  const options = collection.options.clone();
  for (const name of changed) {
    const value = body.get(name);
    // No validator is the same as an empty one.
    if (value instanceof Doc && value.size === 0) options.delete(name);
    else options.set(name, value);
  }
  txn.setOptions(collection, options);
}

const INDEX_FIELDS: ReadonlySet<string> = new Set(['name', 'keyPattern', 'expireAfterSeconds', 'hidden']);

/** Time to live, and whether the planner sees the index. @returns what was and what is */
function changeIndex(txn: WriteTxn, collection: Collection, args: Arguments): Doc {
  args.only(INDEX_FIELDS);
  const index = indexOf(collection, args);
  const spec = index.spec.clone();
  const fields = new Doc();
  const seconds = args.doc.get('expireAfterSeconds');
  if (seconds === undefined && !args.given('hidden')) throw invalid('no expireAfterSeconds or hidden field');
  if (seconds !== undefined) {
    demandSeconds(seconds);
    if (!spec.has('expireAfterSeconds')) throw invalid('no expireAfterSeconds field to update');
    fields.push('expireAfterSeconds_old', spec.get('expireAfterSeconds'));
    fields.push('expireAfterSeconds_new', seconds);
    spec.set('expireAfterSeconds', seconds);
  }
  const hidden = args.bool('hidden');
  if (hidden !== undefined) {
    if (index.name === '_id_') throw new StoreError('BadValue', "can't hide _id index");
    fields.push('hidden_old', index.hidden).push('hidden_new', hidden);
    if (hidden) spec.set('hidden', true);
    else spec.delete('hidden');
  }
  txn.setIndexSpec(collection, index, spec);
  return fields;
}

function indexOf(collection: Collection, args: Arguments): Index {
  const name = args.string('name');
  const pattern = args.document('keyPattern');
  if (name !== undefined && pattern) throw invalid('Cannot specify both key pattern and name.');
  if (name === undefined && !pattern) throw invalid('Must specify either index name or key pattern.');
  const shown = name ?? (pattern ? pattern.names.join('_') : '');
  const index = collection.indexes.find((one) => (name ? one.name === name : samePattern(one, pattern)));
  if (!index) throw new StoreError('IndexNotFound', `cannot find index ${shown} for ns ${collection.ns}`);
  return index;
}

function samePattern({ spec }: Index, pattern: Doc | undefined): boolean {
  const key = spec.get('key');
  if (!pattern || !(key instanceof Doc) || key.size !== pattern.size) return false;
  return key.names.every((name, i) => name === pattern.names[i] && String(key.values[i]) === String(pattern.values[i]));
}

function demandSeconds(value: Value): void {
  if (!isNumber(value)) throw new StoreError('TypeMismatch', 'expireAfterSeconds must be a number');
  if (toNumber(value) >= 0) return;
  throw invalid('expireAfterSeconds must be a number that is not negative');
}

function invalid(message: string): StoreError {
  return new StoreError('InvalidOptions', message);
}
