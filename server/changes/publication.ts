import type { Document } from 'mongodb';
import type { Context } from '../domain/context.ts';
import type { Announcement } from './announcement.ts';

/** One change of a collection, read off the store. */
export interface Change<Stored> {
  readonly operation: 'insert' | 'update' | 'replace' | 'delete';
  readonly id: string;
  /** As inserted; for an update the newest version at the time of reading, null when it is gone by now. */
  readonly document: Stored | null;
  /** The fields that an update set, by dotted path; empty otherwise. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Which changes of a collection are announced to whom. */
export interface Publication<Stored> {
  readonly collection: string;
  /** Alternatives; the store keeps back what fits none. They may let too much through, `announce` decides. */
  readonly matches: readonly Document[];
  /** What each of some changes announces: as many lists, in the same order. What must be read beside is read for all at once. */
  announce(
    ctx: Context,
    changes: readonly Change<Stored>[],
  ): readonly (readonly Announcement[])[] | Promise<readonly (readonly Announcement[])[]>;
}

/** A publication whose documents are read off the store, which is where their type is taken on trust. */
export type AnyPublication = Publication<never>;

/** For publications that need nothing but the change itself. */
export function each<Stored>(announce: (change: Change<Stored>) => readonly Announcement[]) {
  return (_ctx: Context, changes: readonly Change<Stored>[]) => changes.map(announce);
}
