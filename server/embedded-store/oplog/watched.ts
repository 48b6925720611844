import type { LogEntry } from './log-entry.ts';

/** What a change stream watches: one collection, one database, or everything. */
export type Watched = { kind: 'collection'; ns: string } | { kind: 'database'; db: string } | { kind: 'cluster' };

const INTERNAL_DATABASES = new Set(['admin', 'config', 'local']);

export function concerns(watched: Watched, entry: LogEntry): boolean {
  switch (watched.kind) {
    case 'collection':
      return entry.ns === watched.ns || (entry.op === 'rename' && entry.to === watched.ns);
    case 'database':
      return databaseOf(entry.ns) === watched.db && !isSystem(entry.ns);
    case 'cluster':
      return !INTERNAL_DATABASES.has(databaseOf(entry.ns)) && !isSystem(entry.ns);
  }
}

/** Whether nothing can follow the entry: the collection is dropped or renamed, or the database is dropped. */
export function ends(watched: Watched, entry: LogEntry): boolean {
  if (watched.kind === 'collection') return entry.op === 'drop' || entry.op === 'rename';
  return watched.kind === 'database' && entry.op === 'dropDatabase';
}

function databaseOf(ns: string): string {
  const dot = ns.indexOf('.');
  return dot < 0 ? ns : ns.slice(0, dot);
}

function isSystem(ns: string): boolean {
  return ns.startsWith('system.', ns.indexOf('.') + 1);
}
