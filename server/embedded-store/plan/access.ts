import type { Index } from '../store/collection.ts';
import type { Interval } from './cut.ts';

/** A run of index keys, `from` included, `to` not. */
export interface KeyRange {
  readonly from: Buffer;
  readonly to: Buffer;
  /** Bytes that all keys of the range share: what follows decides their order. */
  readonly shared: number;
  /** Holds one key at most, which is `from`: the whole key of a unique index. */
  readonly single?: boolean;
}

/** In the order of keys; an array, or something that makes them when they are asked for. */
export interface KeyRanges {
  readonly length: number;
  at(place: number): KeyRange | undefined;
}

export function* rangesIn(ranges: KeyRanges): Generator<KeyRange> {
  for (let at = 0; at < ranges.length; at++) yield ranges.at(at) as KeyRange;
}

export const allRanges = (ranges: KeyRanges): KeyRange[] => [...rangesIn(ranges)];

export interface CollectionAccess {
  readonly kind: 'collection';
  readonly reverse: boolean;
}

export interface IndexAccess {
  readonly kind: 'index';
  readonly index: Index;
  readonly ranges: KeyRanges;
  readonly reverse: boolean;
  /** The ranges must be read side by side to give the order that is asked for. */
  readonly merge: boolean;
  /** The same record may be met more than once. */
  readonly repeats: boolean;
  /** For explain: what each part is restricted to. */
  readonly bounds: readonly (readonly Interval[])[];
}

export interface UnionAccess {
  readonly kind: 'union';
  readonly branches: readonly IndexAccess[];
}

/** One search for words: the runs of a text index in which the documents with each word lie. */
export interface TextAccess {
  readonly kind: 'text';
  readonly index: Index;
  readonly ranges: readonly KeyRange[];
}

export interface NothingAccess {
  readonly kind: 'nothing';
}

export type Access = CollectionAccess | IndexAccess | UnionAccess | TextAccess | NothingAccess;

/** How a query will be run. */
export interface Plan {
  readonly access: Access;
  /** Every record that the access gives meets the filter. */
  readonly exact: boolean;
  /** The access gives the order that was asked for. */
  readonly sorted: boolean;
}

/** The indexes that are read. */
export function indexesOf(access: Access): readonly Index[] {
  if (access.kind === 'union') return access.branches.map((branch) => branch.index);
  return access.kind === 'index' || access.kind === 'text' ? [access.index] : [];
}
