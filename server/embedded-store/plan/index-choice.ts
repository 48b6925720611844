import type { FilterNode } from '../match/filter-node.ts';
import { KeyBytes } from '../keys/key-bytes.ts';
import { cutLongPart } from '../keys/long-part.ts';
import type { IndexState } from '../index/index-state.ts';
import type { IndexAccess, KeyRange, KeyRanges } from './access.ts';
import type { Condition } from './conditions.ts';
import type { Interval } from './cut.ts';
import { EVERYTHING, allOf, cutBytes, intersect } from './cut.ts';
import { implies } from './implies.ts';
import { orderFrom } from './index-order.ts';
import type { SortSpec } from './sort-spec.ts';

/** What the planner knows of a query. */
export interface Ask {
  readonly conjuncts: readonly FilterNode[];
  readonly conditions: readonly Condition[];
  readonly sort: SortSpec;
}

/** What one index can do for a query. */
export interface Candidate {
  readonly access: IndexAccess;
  readonly exact: boolean;
  readonly sorted: boolean;
  readonly score: number;
}

const PLACE = /(^|\.)\d+(\.|$)/;
/** Ranges that come of several lists together; a single list may be as long as it likes. */
const MOST_RANGES = 500;
const POINT = 10;
const POINTS = 8;
const RANGE = 5;
const ORDER = 4;

/** What one part of an index is restricted to, and which conjuncts are answered by that alone. */
interface PartUse {
  readonly intervals: readonly Interval[];
  readonly answered: readonly FilterNode[];
}

/** Undefined when the index must not be used, or would be no better than reading everything. */
export function tryIndex(index: IndexState, ask: Ask, forced: boolean): Candidate | undefined {
  if ((index.kind !== 'plain' && index.kind !== 'hashed') || index.state !== 'ready') return undefined;
  if (!forced && (index.hidden || !holdsAll(index, ask))) return undefined;
  const uses = usesOf(index, ask);
  const score = uses.reduce((sum, use) => sum + scoreOf(use.intervals), 0);
  const points = uses.findIndex((use) => !allPoints(use.intervals));
  const order = orderFrom(
    index,
    uses.map((use) => use.intervals),
    points < 0 ? uses.length : points,
    ask.sort,
  );
  if (score === 0 && !forced && (!order.sorted || ask.sort.kind !== 'fields')) return undefined;
  const ranges = rangesOf(index, uses);
  const repeats = index.multikey.includes(true);
  const access: IndexAccess = {
    kind: 'index',
    index,
    ranges,
    reverse: order.reverse,
    merge: order.merge,
    repeats,
    bounds: index.parts.map((_, part) => uses[part]?.intervals ?? [EVERYTHING]),
  };
  return {
    access,
    exact: isExact(index, uses, ask, ranges),
    sorted: order.sorted,
    score: score + (order.sorted && ask.sort.kind === 'fields' ? ORDER : 0),
  };
}

/** Whether every document that meets the filter has an entry. */
function holdsAll(index: IndexState, ask: Ask): boolean {
  if (index.partial !== undefined && !implies(ask.conjuncts, index.partial.node)) return false;
  return (
    !index.sparse ||
    index.parts.some(
      (part) =>
        ask.conditions.some((one) => one.path === part.name && !meetsMissing(one)) ||
        ask.conjuncts.some((node) => node.op === 'exists' && node.path === part.name),
    )
  );
}

function meetsMissing(condition: Condition): boolean {
  return condition.from.op === 'eq' ||
    condition.from.op === 'in' ||
    condition.from.op === 'gte' ||
    condition.from.op === 'lte'
    ? condition.intervals.some((interval) => interval.point && interval.from.bytes.length === 1)
    : false;
}

function usesOf(index: IndexState, ask: Ask): PartUse[] {
  const uses: PartUse[] = [];
  let arrayConjunct: FilterNode | undefined;
  let combinations = 1;
  for (const [at, part] of index.parts.entries()) {
    const multikey = index.multikey[at] === true;
    let conditions = ask.conditions.filter((condition) => condition.path === part.name);
    // What a number in a path means depends on what is met there; the index knows one of its meanings only.
    if (multikey && PLACE.test(part.name)) break;
    // Two parts through the same array may speak of different elements, unless one $elemMatch binds them.
    if (multikey && arrayConjunct !== undefined)
      conditions = conditions.filter(({ from }) => from === arrayConjunct && from.op === 'elemMatchObject');
    if (conditions.length === 0) break;
    const use = multikey ? bestOf(conditions) : allOfThem(conditions);
    combinations *= use.intervals.length;
    if (at > 0 && combinations > MOST_RANGES) break;
    if (multikey) arrayConjunct ??= conditions[0]?.from;
    uses.push(use);
    if (!allPoints(use.intervals)) break;
  }
  return uses;
}

/** Conditions on an array may be met by different elements: only one of them can bound the index. */
function bestOf(conditions: readonly Condition[]): PartUse {
  const [best] = conditions.toSorted((a, b) => scoreOf(b.intervals) - scoreOf(a.intervals));
  return { intervals: best?.intervals ?? [EVERYTHING], answered: [] };
}

function allOfThem(conditions: readonly Condition[]): PartUse {
  const [first, ...others] = conditions;
  const intervals = others.reduce<readonly Interval[]>(
    (some, next) => intersect(some, next.intervals),
    first?.intervals ?? [EVERYTHING],
  );
  return { intervals, answered: conditions.filter((one) => one.exact).map((one) => one.from) };
}

function isExact(index: IndexState, uses: readonly PartUse[], ask: Ask, ranges: KeyRanges): boolean {
  if (index.hasCutKeys || ranges.length === 0) return false;
  const answered = new Set(uses.flatMap((use) => use.answered));
  return ask.conjuncts.every((node) => answered.has(node));
}

function allPoints(intervals: readonly Interval[]): boolean {
  return intervals.every((interval) => interval.point);
}

function scoreOf(intervals: readonly Interval[]): number {
  if (allPoints(intervals)) return intervals.length <= 1 ? POINT : POINTS;
  return RANGE;
}

const key = new KeyBytes();

function rangesOf(index: IndexState, uses: readonly PartUse[]): KeyRanges {
  const start = Buffer.alloc(4);
  start.writeUInt32BE(index.id);
  const [first] = uses;
  if (first !== undefined && uses.length === 1 && first.intervals.length > MOST_RANGES && allPoints(first.intervals))
    return manyPoints(index, start, first.intervals);
  let prefixes: Buffer[] = [start];
  for (const [at, use] of uses.entries()) {
    const descending = index.parts[at]?.descending === true;
    const intervals = use.intervals.map((interval) => fit(interval, index.partLimit));
    if (!allPoints(intervals)) {
      return inOrder(
        prefixes.flatMap((prefix) => intervals.map((interval) => rangeAfter(prefix, interval, descending))),
      );
    }
    prefixes = prefixes.flatMap((prefix) =>
      intervals.map((interval) => Buffer.concat([prefix, pointBytes(interval, descending)])),
    );
  }
  const single = index.unique && uses.length === index.parts.length;
  return inOrder(prefixes.map((prefix) => ({ ...rangeAfter(prefix, EVERYTHING, false), single })));
}

/** A long list's ranges are made when they are asked for, one after another. */
function manyPoints(index: IndexState, start: Buffer, intervals: readonly Interval[]): KeyRanges {
  const descending = index.parts[0]?.descending === true;
  const single = index.unique && index.parts.length === 1;
  const { length } = intervals;
  return {
    length,
    at(place) {
      const interval = intervals[descending ? length - 1 - place : place];
      if (interval === undefined) return undefined;
      const bytes = pointBytes(fit(interval, index.partLimit), descending);
      return { ...rangeAfter(Buffer.concat([start, bytes]), EVERYTHING, false), single };
    },
  };
}

function pointBytes(interval: Interval, descending: boolean): Buffer {
  if (!descending) return interval.from.bytes;
  return Buffer.from(interval.from.bytes.map((byte) => 0xff - byte));
}

export function rangeAfter(prefix: Buffer, { from, to }: Interval, descending: boolean): KeyRange {
  const [first, last] = descending ? [to, from] : [from, to];
  return {
    from: Buffer.concat([prefix, cutBytes(first, descending)]),
    to: Buffer.concat([prefix, cutBytes(last, descending)]),
    shared: prefix.length,
  };
}

function inOrder(ranges: KeyRange[]): KeyRange[] {
  return ranges.length < 2 ? ranges : ranges.sort((a, b) => Buffer.compare(a.from, b.from));
}

/** Bounds follow the rule for long values: equality by cut and hash, ranges by the cut alone. */
function fit(interval: Interval, limit: number): Interval {
  const { from, to } = interval;
  if (from.bytes.length <= limit && to.bytes.length <= limit) return interval;
  if (interval.point) {
    key.reset().bytes(from.bytes);
    cutLongPart(key, 0, limit);
    return allOf(key.copy(), true);
  }
  return {
    from: from.bytes.length <= limit ? from : { bytes: from.bytes.subarray(0, limit), after: false },
    to: to.bytes.length <= limit ? to : { bytes: to.bytes.subarray(0, limit), after: true },
    point: false,
  };
}
