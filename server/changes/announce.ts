import type { Context } from '../domain/context.ts';
import type { Announcement } from './announcement.ts';
import type { RawChange } from './change-cursor.ts';
import type { AnyPublication, Change } from './publication.ts';
import { publications } from './publications/index.ts';

const byCollection = new Map<string, AnyPublication>(
  publications.map((publication) => [publication.collection, publication]),
);
const operations = new Set<string>(['insert', 'update', 'replace', 'delete'] satisfies Change<unknown>['operation'][]);

export interface Announced {
  /** In the order of the changes. */
  readonly announcements: readonly Announcement[];
  /** Numbers of our own heartbeats that were among the changes. */
  readonly beats: readonly number[];
}

/** What some changes of the store announce. Each publication sees its own of them at once, so it can read beside in one go. */
export async function announce(ctx: Context, raw: readonly RawChange[]): Promise<Announced> {
  const beats: number[] = [];
  const groups = new Map<AnyPublication, { readonly at: number[]; readonly changes: Change<never>[] }>();
  raw.forEach((event, at) => {
    const publication = byCollection.get(event.ns?.coll ?? '');
    const change = changeOf(event);
    if (change === null) return;
    if (publication === undefined) {
      const beat = (event.fullDocument as { beat?: unknown } | null | undefined)?.beat;
      if (typeof beat === 'number') beats.push(beat);
      return;
    }
    const group = groups.get(publication) ?? { at: [], changes: [] };
    groups.set(publication, group);
    group.at.push(at);
    group.changes.push(change);
  });

  const lists: (readonly Announcement[])[] = raw.map(() => []);
  for (const [publication, { at, changes }] of groups) {
    const given = publication.announce(ctx, changes);
    const announced = given instanceof Promise ? await given : given;
    announced.forEach((list, index) => (lists[at[index] ?? 0] = list));
  }
  return { announcements: lists.flat(), beats };
}

function changeOf(event: RawChange): Change<never> | null {
  const id = event.documentKey?._id;
  if (typeof id !== 'string' || !operations.has(event.operationType)) return null;
  return {
    operation: event.operationType as Change<never>['operation'],
    id,
    document: (event.fullDocument ?? null) as never,
    fields: event.updateDescription?.updatedFields ?? {},
  };
}
