import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { Modifier } from './modifier.ts';
import { compareNames, conflict, filterIdentifier } from './update-path.ts';

/** All paths of an update, merged: two operators can never mean the same field or one inside of the other. */
export type UpdateNode = ObjectNode | ArrayNode | LeafNode;

export interface ObjectNode {
  readonly kind: 'object';
  /** In the order in which they are applied. */
  readonly children: Map<string, UpdateNode>;
  /** What `$` stands for is only known for each document. */
  positional?: UpdateNode;
}

export interface ArrayNode {
  readonly kind: 'array';
  /** By identifier; '' is `$[]`. */
  readonly children: Map<string, ElementsNode>;
}

export interface ElementsNode {
  readonly accepts: (element: Value) => boolean;
  readonly node: UpdateNode;
}

export type LeafNode =
  | { readonly kind: 'modifier'; readonly modifier: Modifier }
  /** The value is moved here from `source`. */
  | { readonly kind: 'rename'; readonly source: readonly string[] }
  /** The source of a rename: nothing else may touch it. */
  | { readonly kind: 'reserved' };

/** Finds the filter of `$[id]`. */
export type FilterOf = (identifier: string, path: readonly string[]) => (element: Value) => boolean;

/** Grows a tree path by path. */
export class TreeBuilder {
  readonly #root: ObjectNode = { kind: 'object', children: new Map() };

  constructor(readonly filterOf: FilterOf) {}

  /** @throws StoreError ConflictingUpdateOperators when another path meets this one */
  add(path: readonly string[], leaf: LeafNode): void {
    checkDynamic(path);
    this.#grow(this.#root, path, 0, leaf);
  }

  finish(): ObjectNode {
    return inOrder(this.#root);
  }

  #grow(node: UpdateNode | undefined, path: readonly string[], at: number, leaf: LeafNode): UpdateNode {
    const name = path[at];
    if (name === undefined) {
      if (node !== undefined) throw conflict(path, path);
      return leaf;
    }
    const identifier = filterIdentifier(name);
    if (identifier !== undefined) return this.#growArray(node, identifier, path, at, leaf);
    const object: UpdateNode = node ?? { kind: 'object', children: new Map() };
    if (object.kind !== 'object') throw conflict(path, path.slice(0, at));
    if (name === '$') object.positional = this.#grow(object.positional, path, at + 1, leaf);
    else object.children.set(name, this.#grow(object.children.get(name), path, at + 1, leaf));
    return object;
  }

  #growArray(
    node: UpdateNode | undefined,
    identifier: string,
    path: readonly string[],
    at: number,
    leaf: LeafNode,
  ): ArrayNode {
    const array: UpdateNode = node ?? { kind: 'array', children: new Map() };
    if (array.kind !== 'array') throw conflict(path, path.slice(0, at));
    const accepts = this.filterOf(identifier, path);
    const grown = this.#grow(array.children.get(identifier)?.node, path, at + 1, leaf);
    array.children.set(identifier, { accepts, node: grown });
    return array;
  }
}

/** The same tree with the fields of each level in the order in which they are applied. */
function inOrder(node: ObjectNode): ObjectNode {
  const children = [...node.children].map(([name, child]) => [name, ordered(child)] as const);
  if (children.length > 1) children.sort(([a], [b]) => compareNames(a, b));
  return { ...node, children: new Map(children), ...(node.positional && { positional: ordered(node.positional) }) };
}

function ordered(node: UpdateNode): UpdateNode {
  if (node.kind === 'object') return inOrder(node);
  if (node.kind !== 'array') return node;
  const children = [...node.children].map(
    ([identifier, elements]) => [identifier, { ...elements, node: ordered(elements.node) }] as const,
  );
  return { kind: 'array', children: new Map(children) };
}

function checkDynamic(path: readonly string[]): void {
  const text = path.join('.');
  if (path.filter((name) => name === '$').length > 1) {
    throw new StoreError('BadValue', `Too many positional (i.e. '$') elements found in path '${text}'`);
  }
  const first = path[0] ?? '';
  if (first === '$') {
    throw new StoreError(
      'BadValue',
      `Cannot have positional (i.e. '$') element in the first position in path '${text}'`,
    );
  }
  if (filterIdentifier(first) !== undefined) {
    throw new StoreError(
      'BadValue',
      `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${text}'`,
    );
  }
}

/**
 * Both trees in one, for what only a document shows to be the same place.
 * @throws StoreError ConflictingUpdateOperators when they meet in a leaf, or mix places with `$[]`
 */
export function mergeNodes(a: UpdateNode, b: UpdateNode, at: readonly string[]): UpdateNode {
  if (a.kind === 'object' && b.kind === 'object') return mergeObjects(a, b, at);
  if (a.kind === 'array' && b.kind === 'array') return mergeArrays(a, b, at);
  throw conflict([...at, ...somePath(b)], at);
}

function mergeObjects(a: ObjectNode, b: ObjectNode, at: readonly string[]): ObjectNode {
  const children = new Map(a.children);
  for (const [name, child] of b.children) {
    const known = children.get(name);
    children.set(name, known === undefined ? child : mergeNodes(known, child, [...at, name]));
  }
  const ordered = new Map([...children].toSorted(([left], [right]) => compareNames(left, right)));
  const positional =
    a.positional !== undefined && b.positional !== undefined
      ? mergeNodes(a.positional, b.positional, [...at, '$'])
      : (a.positional ?? b.positional);
  return { kind: 'object', children: ordered, ...(positional !== undefined && { positional }) };
}

function mergeArrays(a: ArrayNode, b: ArrayNode, at: readonly string[]): ArrayNode {
  const children = new Map(a.children);
  for (const [identifier, elements] of b.children) {
    const known = children.get(identifier);
    const node =
      known === undefined ? elements.node : mergeNodes(known.node, elements.node, [...at, `$[${identifier}]`]);
    children.set(identifier, { accepts: elements.accepts, node });
  }
  return { kind: 'array', children };
}

/** Any path inside, to name in an error. */
function somePath(node: UpdateNode): string[] {
  if (node.kind === 'array') {
    for (const [identifier, { node: child }] of node.children) return [`$[${identifier}]`, ...somePath(child)];
  }
  if (node.kind === 'object') {
    for (const [name, child] of node.children) return [name, ...somePath(child)];
    if (node.positional !== undefined) return ['$', ...somePath(node.positional)];
  }
  return [];
}

/** Whether `$` occurs anywhere. */
export function usesPosition(node: UpdateNode): boolean {
  if (node.kind === 'array') return [...node.children.values()].some((elements) => usesPosition(elements.node));
  if (node.kind !== 'object') return false;
  return node.positional !== undefined || [...node.children.values()].some(usesPosition);
}
