import type { Doc, Missing, Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { ProjectionMeta } from './projection-types.ts';

/** Makes the value of a field anew. */
export type Computed = (document: Doc, meta: ProjectionMeta) => Value | Missing;

/** One level of a projection: which fields stay (or go), which are looked into, which are made. */
export interface ProjectionNode {
  readonly leaves: Set<string>;
  readonly children: Map<string, ProjectionNode>;
  readonly computed: Map<string, Computed>;
  /** Children and computed fields in the order in which they were named. */
  readonly order: string[];
}

export function emptyNode(): ProjectionNode {
  return { leaves: new Set(), children: new Map(), computed: new Map(), order: [] };
}

/** @param make what the field is made by; left out for a field that merely stays or goes */
export function addPath(root: ProjectionNode, path: readonly string[], make?: Computed): void {
  const last = path.at(-1) ?? '';
  let node = root;
  for (const [index, name] of path.slice(0, -1).entries()) {
    if (node.leaves.has(name) || node.computed.has(name)) {
      const rest = path.slice(index + 1).join('.');
      throw new StoreError(31249, `Path collision at ${path.join('.')} remaining portion ${rest}`);
    }
    let child = node.children.get(name);
    if (child === undefined) {
      child = emptyNode();
      node.children.set(name, child);
      node.order.push(name);
    }
    node = child;
  }
  if (node.leaves.has(last) || node.computed.has(last) || node.children.has(last)) {
    throw new StoreError(31250, `Path collision at ${path.join('.')}`);
  }
  if (make === undefined) node.leaves.add(last);
  else {
    node.computed.set(last, make);
    node.order.push(last);
  }
}

/** Whether a field is made anywhere in it. */
export function makesFields(node: ProjectionNode): boolean {
  return node.computed.size > 0 || [...node.children.values()].some(makesFields);
}
