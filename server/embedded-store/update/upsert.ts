import { Doc, MISSING, ObjectId, BSONRegExp } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { CompareNode, FilterNode } from '../match/filter-node.ts';
import type { ApplyContext, CompiledUpdate } from './update-types.ts';

/**
 * The document that an upsert inserts when nothing matched: what the filter says by equality, changed by the update,
 * with its `_id` in front (a new ObjectId when neither gives one).
 * @throws StoreError when the filter is ambiguous or the update does not fit
 */
export function upsertDocument(filter: FilterNode, update: CompiledUpdate, context: ApplyContext): Doc {
  checkUpsertFilter(filter);
  const onlyId = update.kind === 'replacement';
  const { document } = update.apply(fromEqualities(filter, onlyId), { ...context, inserting: true });
  return withIdInFront(document);
}

/** Refuses, before anything is looked for, a filter that an upsert may not have. @throws StoreError 224 */
export function checkUpsertFilter(filter: FilterNode): void {
  if (usesExpression(filter)) {
    throw new StoreError('QueryFeatureNotAllowed', '$expr is not allowed in the query predicate for an upsert');
  }
}

/** The fields that the filter fixes. A replacement takes over only `_id`. */
function fromEqualities(filter: FilterNode, onlyId: boolean): Doc {
  const equalities = new Map<string, Value>();
  collect(filter, (node) => {
    if (onlyId && node.path !== '_id') {
      if (isWithin(node.path, '_id')) throw inexact(node.path);
      return;
    }
    if (equalities.has(node.path)) throw ambiguous(`path '${node.path}' is matched twice`);
    for (const path of equalities.keys()) {
      if (isWithin(path, node.path) || isWithin(node.path, path)) {
        throw ambiguous(`both paths '${node.path}' and '${path}' are matched`);
      }
    }
    equalities.set(node.path, node.value);
  });
  const document = new Doc();
  for (const path of [...equalities.keys()].toSorted()) put(document, path.split('.'), equalities.get(path));
  return document;
}

function collect(node: FilterNode, visit: (equality: CompareNode) => void): void {
  if (node.op === 'and') for (const child of node.children) collect(child, visit);
  else if (node.op === 'eq') visit(node);
}

function isWithin(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`);
}

function put(document: Doc, path: readonly string[], value: Value): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    document.set(name, value);
    return;
  }
  const inner = document.get(name);
  const next = inner instanceof Doc ? inner : new Doc();
  document.set(name, next);
  put(next, rest, value);
}

function withIdInFront(document: Doc): Doc {
  const id = document.field('_id');
  if (id === MISSING) return new Doc(['_id', ...document.names], [new ObjectId(), ...document.values]);
  checkId(id);
  if (document.names[0] === '_id') return document;
  const front = new Doc(['_id'], [id]);
  for (const [name, value] of document) if (name !== '_id') front.push(name, value);
  return front;
}

function checkId(id: Value): void {
  const kind = Array.isArray(id)
    ? 'array'
    : id instanceof BSONRegExp
      ? 'regex'
      : id === undefined
        ? 'undefined'
        : undefined;
  if (kind !== undefined) throw new StoreError('InvalidIdField', `The '_id' value cannot be of type ${kind}`);
}

function usesExpression(node: FilterNode): boolean {
  if (node.op === 'expr') return true;
  if ('children' in node) return node.children.some(usesExpression);
  return 'child' in node && usesExpression(node.child);
}

function inexact(path: string): StoreError {
  return new StoreError(
    'NotExactValueField',
    `field at '_id' must be exactly specified, field at sub-path '${path}' found`,
  );
}

function ambiguous(reason: string): StoreError {
  return new StoreError('NotSingleValueField', `cannot infer query fields to set, ${reason}`);
}
