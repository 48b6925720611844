import { Doc, Int32, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Arguments } from '../arguments.ts';

/** Kinds of collections that the store does not have. */
const UNSUPPORTED = ['viewOn', 'timeseries', 'clusteredIndex'];

/**
 * Refuses what MongoDB refuses of a collection's options, and then the kinds of collections that the store does not have.
 * @throws StoreError
 */
export function demandCreateOptions(args: Arguments): void {
  demandTypes(args);
  if (args.given('pipeline') && !args.given('viewOn')) throw options("'pipeline' needs 'viewOn' to be given as well");
  if (args.string('viewOn') === '') throw bad("'viewOn' cannot be empty");
  if (args.given('viewOn') && args.bool('capped')) throw options("'capped' and 'viewOn' cannot both be given");
  if (args.given('expireAfterSeconds') && !args.given('timeseries')) {
    throw options("'expireAfterSeconds' is only supported on time-series collections");
  }
  const idIndex = args.document('idIndex');
  if (idIndex) demandIdIndex(idIndex);
  demandCap(args);
  const unsupported = UNSUPPORTED.find((field) => args.given(field));
  if (unsupported === undefined) return;
  throw new StoreError('CommandNotSupported', `create with '${unsupported}' is not supported by the embedded store`);
}

function demandTypes(args: Arguments): void {
  for (const flag of ['capped', 'autoIndexId', 'temp', 'recordPreImages']) args.bool(flag);
  for (const number of ['size', 'max', 'expireAfterSeconds']) args.int(number);
  args.array('pipeline');
  args.document('indexOptionDefaults');
  const timeseries = args.document('timeseries');
  if (timeseries && !timeseries.has('timeField')) {
    throw new StoreError(40414, "BSON field 'create.timeseries.timeField' is missing but a required field");
  }
  const engines = args.document('storageEngine');
  if (!engines) return;
  if (engines.size === 0) throw bad("Empty 'storageEngine' options are invalid");
  if (!engines.values.every((value) => value instanceof Doc)) throw bad('storageEngine has to hold documents');
}

/** The index on `_id` may be described, as what it is. */
function demandIdIndex(spec: Doc): void {
  const key = spec.get('key');
  if (!(key instanceof Doc) || !spec.has('name')) {
    throw new StoreError('FailedToParse', 'an index specification needs a key and a name');
  }
  const [direction] = key.values;
  if (key.size !== 1 || key.names[0] !== '_id' || !isNumber(direction) || toNumber(direction) !== 1) {
    throw bad("The field 'key' for an _id index must be {_id: 1}");
  }
  if (spec.get('name') !== '_id_') throw bad("The field 'name' for an _id index must be '_id_'");
}

const LARGEST_CAP_BYTES = 2 ** 50;
const MOST_CAPPED = 2 ** 31;

function demandCap(args: Arguments): void {
  const size = args.int('size') ?? 0;
  if (size < 0) throw bad('size has to be >= 0');
  if (size > LARGEST_CAP_BYTES) throw bad('size cannot exceed 1 PB');
  if ((args.int('max') ?? 0) >= MOST_CAPPED) throw bad('max in a capped collection has to be < 2^31 or not set');
}

const KEPT = [
  'capped',
  'size',
  'max',
  'validator',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
  'recordPreImages',
];

export const CREATE_FIELDS: ReadonlySet<string> = new Set([
  ...KEPT,
  'create',
  'autoIndexId',
  'idIndex',
  'indexOptionDefaults',
  'collation',
  'storageEngine',
  'flags',
  'temp',
  'viewOn',
  'pipeline',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
]);

/** The options that `listCollections` shows; those that say nothing are left out. */
export function keptOptions(args: Arguments): Doc {
  const options = new Doc();
  for (const name of KEPT) {
    if (!args.given(name)) continue;
    const value = args.doc.get(name);
    if (value instanceof Doc && value.size === 0) continue;
    if (name === 'capped' || name === 'recordPreImages') {
      if (args.bool(name)) options.push(name, true);
    } else if (name === 'max') options.push(name, new Int32(Math.max(0, args.int(name) ?? 0)));
    else options.push(name, value);
  }
  return options;
}

function options(message: string): StoreError {
  return new StoreError('InvalidOptions', message);
}

function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}
