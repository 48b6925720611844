import { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { isNumber, isTruthy, toNumber } from '../bson/values.ts';
import { RawName, RawPath } from '../bson/raw.ts';
import { longestPart } from '../keys/long-part.ts';
import { compileFilter } from '../match/compile-filter.ts';
import type { CompiledFilter } from '../match/filter-node.ts';
import type { Index, IndexPart } from '../store/collection.ts';
import type { TextIndexSpec } from '../text/text-types.ts';

export interface PartState extends IndexPart {
  readonly raw: RawPath;
}

/** An index as the store holds it: the public face is `Index`. */
export interface IndexState extends Index {
  spec: Doc;
  hidden: boolean;
  ttlSeconds: number | undefined;
  readonly parts: readonly PartState[];
  /** Parts after the terms of a text index. */
  readonly partsAfterText: readonly PartState[];
  multikey: boolean[];
  /** Has met a value too long for a key: such values are in the right place only roughly. */
  hasCutKeys: boolean;
  state: 'ready' | 'building';
  /** The top-level fields that its keys are made of; undefined when that may be any. */
  readonly topFields: readonly RawName[] | undefined;
  /** Longest encoded part that is not cut. */
  readonly partLimit: number;
}

/** Reads a checked specification (see index-spec.ts). */
export function makeIndex(id: number, spec: Doc): IndexState {
  const key = spec.get('key') as Doc;
  const kind = kindOf(key);
  const textAt = key.names.indexOf('_fts');
  const before = kind === 'text' ? key.names.slice(0, textAt) : key.names;
  const after = kind === 'text' ? key.names.slice(textAt + 2) : [];
  const name = spec.get('name') as string;
  const partial = spec.get('partialFilterExpression');
  return {
    id,
    name,
    spec,
    kind,
    parts: before.map((field) => makePart(field, key.get(field))),
    partsAfterText: after.map((field) => makePart(field, key.get(field))),
    unique: isTruthy(spec.get('unique')) || name === '_id_',
    sparse: isTruthy(spec.get('sparse')),
    hidden: isTruthy(spec.get('hidden')),
    partial: partial instanceof Doc ? compileFilter(partial) : undefined,
    ttlSeconds: secondsOf(spec.get('expireAfterSeconds')),
    text: kind === 'text' ? textSpec(spec) : undefined,
    multikey: before.map(() => false),
    hasCutKeys: false,
    state: 'ready',
    topFields: topFields(key, kind === 'text' ? spec : undefined),
    partLimit: longestPart(before.length + after.length + (kind === 'text' ? 1 : 0)),
  };
}

function kindOf(key: Doc): Index['kind'] {
  if (key.values.includes('text')) return 'text';
  if (key.values.includes('hashed')) return 'hashed';
  return key.names.some((name) => name === '$**' || name.endsWith('.$**')) ? 'wildcard' : 'plain';
}

/** @param text the specification, when it is one for words: then the document's language counts too */
function topFields(key: Doc, text: Doc | undefined): readonly RawName[] | undefined {
  const weights = text?.get('weights');
  const paths = [
    ...key.names.filter((name) => name !== '_fts' && name !== '_ftsx'),
    ...(weights instanceof Doc ? weights.names : []),
    ...(text === undefined ? [] : [String(text.get('language_override') ?? 'language')]),
  ];
  if (paths.some((path) => path.includes('$**'))) return undefined;
  return [...new Set(paths.map((path) => path.split('.')[0] ?? ''))].map((name) => new RawName(name));
}

function makePart(name: string, direction: Value): PartState {
  const descending = isNumber(direction) && toNumber(direction) < 0;
  return { name, path: name.split('.'), descending, raw: new RawPath(name) };
}

export function secondsOf(value: Value): number | undefined {
  return isNumber(value) ? toNumber(value) : undefined;
}

function textSpec(spec: Doc): TextIndexSpec {
  const weights = spec.get('weights');
  const pairs = weights instanceof Doc ? [...weights.entries()] : [];
  return {
    weights: new Map(pairs.map(([field, weight]) => [field, isNumber(weight) ? toNumber(weight) : 1])),
    defaultLanguage: String(spec.get('default_language') ?? 'english'),
    languageOverride: String(spec.get('language_override') ?? 'language'),
  };
}

export function writeIndex(index: IndexState): Doc {
  return Doc.of({
    id: index.id,
    spec: index.spec,
    multikey: index.multikey,
    hasCutKeys: index.hasCutKeys,
    state: index.state,
    // Hashed indexes held nothing once.
    ...(index.kind === 'hashed' && { filled: true }),
  });
}

export function readIndex(doc: Doc): IndexState {
  const index = makeIndex(doc.get('id') as number, doc.get('spec') as Doc);
  index.multikey = (doc.get('multikey') as Value[]).map((part) => part === true);
  index.hasCutKeys = doc.get('hasCutKeys') === true;
  const isEmpty = index.kind === 'hashed' && doc.get('filled') !== true;
  index.state = doc.get('state') === 'building' || isEmpty ? 'building' : 'ready';
  return index;
}

/** Whether an index says yes to a document at all. */
export function takes(filter: CompiledFilter | undefined, bytes: Buffer): boolean {
  return filter === undefined || filter.matchesRaw(bytes);
}
