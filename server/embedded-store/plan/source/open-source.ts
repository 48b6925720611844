import type { Transaction } from 'lmdb';
import type { Collection, RecordId } from '../../store/collection.ts';
import type { Environment } from '../../store/environment.ts';
import type { ReadView } from '../../store/read-view.ts';
import type { Access, IndexAccess } from '../access.ts';
import { CollectionSource } from './collection-source.ts';
import { IndexSource } from './index-source.ts';
import { MergeSource } from './merge-source.ts';
import { OverlaySource } from './overlay-source.ts';
import type { Source } from './source.ts';
import type { TimeSlice } from '../../turns/time-slice.ts';
import { TextSource } from './text-source.ts';
import { UnionSource } from './union-source.ts';

/** @param expected how many records the query will want, when that is known; 0 otherwise */
export function openSource(
  env: Environment,
  collection: Collection,
  access: Access,
  slice: TimeSlice,
  view: ReadView | undefined,
  expected: number,
): Source {
  const base = openBase(env, collection, access, slice, view?.snapshot?.transaction, expected);
  const changes = view?.overlay?.changes(collection);
  return changes === undefined || changes.size === 0 ? base : new OverlaySource(base, changes);
}

function openBase(
  env: Environment,
  collection: Collection,
  access: Access,
  slice: TimeSlice,
  transaction: Transaction | undefined,
  expected: number,
): Source {
  const byIndex = (one: IndexAccess, seen?: Set<RecordId>): Source =>
    one.merge
      ? new MergeSource(env, collection, one, slice, transaction, expected)
      : new IndexSource(env, collection, one, slice, transaction, expected, seen);
  switch (access.kind) {
    case 'index':
      return byIndex(access);
    case 'union': {
      const seen = new Set<RecordId>();
      return new UnionSource(access.branches.map((branch) => byIndex(branch, seen)));
    }
    case 'text':
      return new TextSource(env, collection, access, slice, transaction);
    case 'nothing':
      return new UnionSource([]);
    default:
      return new CollectionSource(env, collection, access.reverse, slice, transaction);
  }
}
