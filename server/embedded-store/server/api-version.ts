import { typeName, type Doc } from '../bson/values.ts';
import type { Command } from '../commands/command.ts';
import { StoreError } from '../errors.ts';

/** The commands of version 1 of MongoDB's stable API, as of 5.0. */
const STABLE = new Set(
  `abortTransaction aggregate authenticate collMod commitTransaction create createIndexes delete drop dropDatabase
  dropIndexes endSessions explain find findAndModify getMore hello insert killCursors listCollections listDatabases
  listIndexes ping refreshSessions saslContinue saslStart update`.split(/\s+/),
);

/** Fields of theirs that are not. */
const UNSTABLE: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    find: 'min max returnKey showRecordId tailable oplogReplay noCursorTimeout awaitData term ntoreturn options readOnce',
    aggregate: 'exchange isMapReduceCommand',
    create: 'capped size max autoIndexId idIndex storageEngine flags temp indexOptionDefaults',
    createIndexes: 'ignoreUnknownIndexOptions',
    listCollections: 'includePendingDrops',
  }).map(([name, fields]) => [name, fields.split(' ')]),
);

/** A client that promises to keep to the stable API is held to it. @throws StoreError with MongoDB's codes */
export function demandApiVersion(command: Command, body: Doc): void {
  const version = body.get('apiVersion');
  const strict = flag(body, 'apiStrict');
  const deprecation = flag(body, 'apiDeprecationErrors');
  if (version === undefined) {
    if (strict === undefined && deprecation === undefined) return;
    throw new StoreError(4886600, 'apiStrict and apiDeprecationErrors need an apiVersion');
  }
  if (typeof version !== 'string') throw wrongType('apiVersion', typeName(version), 'string');
  if (version !== '1') throw new StoreError('APIVersionError', 'API version must be "1"');
  if (strict !== true) return;
  const [name] = command.names;
  if (!STABLE.has(name) || body.names[0] === 'findandmodify') {
    throw new StoreError('APIStrictError', `The command ${name} is not in API Version 1`);
  }
  const field = UNSTABLE.get(name)?.find((one) => body.has(one));
  if (field !== undefined)
    throw new StoreError('APIStrictError', `${name}.${field} is not allowed with apiStrict: true`);
}

function flag(body: Doc, field: string): boolean | undefined {
  const value = body.get(field);
  if (value === undefined || typeof value === 'boolean') return value;
  throw wrongType(field, typeName(value), 'bool');
}

function wrongType(field: string, found: string, expected: string): StoreError {
  return new StoreError(
    'TypeMismatch',
    `BSON field '${field}' is the wrong type '${found}', expected type '${expected}'`,
  );
}
