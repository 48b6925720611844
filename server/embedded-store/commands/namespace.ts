import { StoreError } from '../errors.ts';

/** Longest namespace in bytes. */
const MAX_NAMESPACE_BYTES = 255;
const MAX_DATABASE_BYTES = 63;

/** System collections that clients may use as any other, and those that they may use in `admin`. */
const OPEN_SYSTEM_COLLECTIONS = new Set(['system.js', 'system.users', 'system.views', 'system.profile']);
const OPEN_IN_ADMIN = new Set(['system.version', 'system.roles']);

/** Names that were found good; a store has few databases, and every command names one. */
const good = new Set<string>();
const MOST_KEPT = 100;

/** @throws StoreError InvalidNamespace */
export function demandDatabaseName(db: string): void {
  if (good.has(db)) return;
  checkDatabaseName(db);
  if (good.size < MOST_KEPT) good.add(db);
}

function checkDatabaseName(db: string): void {
  if (db === '') throw invalid("Invalid database name: ''");
  const stranger = /[/\\. "\0]/.exec(db)?.[0];
  if (stranger !== undefined) throw invalid(`'${stranger}' is an invalid character in the database name: ${db}`);
  if (Buffer.byteLength(db) > MAX_DATABASE_BYTES) {
    throw invalid(`db name must be at most ${MAX_DATABASE_BYTES} characters, found: ${db.length}`);
  }
}

/** The namespace of a collection that a command reads. @throws StoreError InvalidNamespace */
export function namespaceOf(db: string, collection: string): string {
  if (collection === '' || collection.includes('$') || collection.includes('\0')) {
    throw invalid(`Invalid namespace specified '${db}.${collection}'`);
  }
  return `${db}.${collection}`;
}

/** The namespace of a collection that may be made by the command. @throws StoreError InvalidNamespace */
export function writableNamespaceOf(db: string, collection: string): string {
  if (collection.includes('$')) throw invalid(`Invalid collection name: ${collection}`);
  const ns = namespaceOf(db, collection);
  if (db.includes('$')) throw invalid(`'$' is an invalid character in the database name: ${db}`);
  if (ns === 'local.oplog.rs') throw invalid(`cannot write to '${ns}'`);
  if (collection.startsWith('.')) throw invalid(`Collection names cannot start with '.': ${collection}`);
  if (collection.startsWith('system.') && !isOpenSystem(db, collection)) {
    throw invalid(`Invalid system namespace: ${ns}`);
  }
  if (Buffer.byteLength(ns) > MAX_NAMESPACE_BYTES) {
    throw invalid(`Fully qualified namespace is too long. Namespace: ${ns} Max: ${MAX_NAMESPACE_BYTES}`);
  }
  return ns;
}

function isOpenSystem(db: string, collection: string): boolean {
  return OPEN_SYSTEM_COLLECTIONS.has(collection) || (db === 'admin' && OPEN_IN_ADMIN.has(collection));
}

function invalid(message: string): StoreError {
  return new StoreError('InvalidNamespace', message);
}
