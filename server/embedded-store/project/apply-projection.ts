import { Doc, MISSING } from '../bson/values.ts';
import type { Missing, Value } from '../bson/values.ts';
import type { ProjectionNode } from './projection-tree.ts';
import { makesFields } from './projection-tree.ts';
import type { ProjectionMeta } from './projection-types.ts';

/** Keeps the fields that the tree names, in the order of the document. */
export function include(document: Doc, node: ProjectionNode): Doc {
  const kept = new Doc();
  for (const [index, name] of document.names.entries()) {
    const value = document.values[index];
    if (node.leaves.has(name)) kept.push(name, value);
    else {
      const child = node.children.get(name);
      const inner = child === undefined ? MISSING : includeIn(value, child);
      if (inner !== MISSING) kept.push(name, inner);
    }
  }
  return kept;
}

/** Of an array every element is looked into; what has no fields is dropped, unless fields are made there. */
function includeIn(value: Value, node: ProjectionNode): Value | Missing {
  if (value instanceof Doc) return include(value, node);
  if (!Array.isArray(value)) return makesFields(node) ? new Doc() : MISSING;
  return value.map((element) => includeIn(element, node)).filter((element) => element !== MISSING);
}

/** Drops the fields that the tree names. */
export function exclude(document: Doc, node: ProjectionNode): Doc {
  const kept = new Doc();
  for (const [index, name] of document.names.entries()) {
    if (node.leaves.has(name)) continue;
    const child = node.children.get(name);
    const value = document.values[index];
    kept.push(name, child === undefined ? value : excludeIn(value, child));
  }
  return kept;
}

function excludeIn(value: Value, node: ProjectionNode): Value {
  if (value instanceof Doc) return exclude(value, node);
  return Array.isArray(value) ? value.map((element) => excludeIn(element, node)) : value;
}

/** Puts the made fields into a projected document: over the old value, or at the end. */
export function compute(projected: Doc, node: ProjectionNode, root: Doc, meta: ProjectionMeta): Doc {
  const result = new Doc(projected.names.slice(), projected.values.slice());
  for (const name of node.order) {
    const make = node.computed.get(name);
    const child = node.children.get(name);
    if (make !== undefined) put(result, name, make(root, meta));
    else if (child !== undefined && makesFields(child)) {
      put(result, name, computeIn(result.field(name), child, root, meta));
    }
  }
  return result;
}

/** A value without fields gives way to a document of the made ones. */
function computeIn(value: Value | Missing, node: ProjectionNode, root: Doc, meta: ProjectionMeta): Value {
  if (Array.isArray(value)) return value.map((element) => computeIn(element, node, root, meta));
  return compute(value instanceof Doc ? value : new Doc(), node, root, meta);
}

function put(document: Doc, name: string, value: Value | Missing): void {
  if (value === MISSING) document.delete(name);
  else document.set(name, value);
}
