import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import type { UpdateDescription } from './update-types.ts';

type Entry = LogNode | 'updated' | 'created' | 'removed';

/** Changed fields by name, in the order in which they were changed. */
interface LogNode {
  readonly inArray: boolean;
  readonly fields: Map<string, Entry>;
}

/**
 * What an update changed, path by path. Values are read from the finished document, so a field that is created and then
 * added to is told once, as a whole.
 */
export class ChangeLog {
  readonly #root: LogNode = { inArray: false, fields: new Map() };

  add(steps: readonly Step[], how: 'updated' | 'created' | 'removed'): void {
    let node = this.#root;
    for (const [index, step] of steps.entries()) {
      const known = node.fields.get(step.name);
      if (typeof known === 'string') return;
      const following = steps[index + 1];
      if (following === undefined) {
        node.fields.set(step.name, how);
        return;
      }
      const next = known ?? { inArray: following.inArray, fields: new Map<string, Entry>() };
      node.fields.set(step.name, next);
      node = next;
    }
  }

  /** @param document as it is after the update */
  describe(document: Doc): UpdateDescription {
    const description = { updatedFields: new Doc(), removedFields: [] as string[], truncatedArrays: [] };
    describeNode(this.#root, document, '', description);
    return description;
  }
}

/** One name of a path; `inArray` when it is a place in an array. */
export interface Step {
  readonly name: string;
  readonly inArray: boolean;
}

interface Described {
  readonly updatedFields: Doc;
  readonly removedFields: string[];
}

/** In a document: what was removed, then updated, then created, then what changed further down. In an array: by place. */
function describeNode(node: LogNode, value: Value, prefix: string, into: Described): void {
  const entries = [...node.fields];
  const valueOf = fieldReader(value, entries.length);
  const tell = ([name, entry]: readonly [string, Entry]): void => {
    if (typeof entry === 'string') into.updatedFields.push(prefix + name, valueOf(name));
    else describeNode(entry, valueOf(name), `${prefix}${name}.`, into);
  };
  if (node.inArray) {
    for (const entry of entries.toSorted(([a], [b]) => Number(a) - Number(b))) tell(entry);
    return;
  }
  for (const [name, entry] of entries) if (entry === 'removed') into.removedFields.push(prefix + name);
  for (const kind of ['updated', 'created'] as const) for (const entry of entries) if (entry[1] === kind) tell(entry);
  for (const entry of entries) if (typeof entry[1] !== 'string') tell(entry);
}

/** From this many fields on, a register of names is worth its making. */
const MANY = 64;

function fieldReader(container: Value, wanted: number): (name: string) => Value {
  if (Array.isArray(container)) return (name) => container[Number(name)];
  if (!(container instanceof Doc)) return () => null;
  if (wanted < MANY) return (name) => container.get(name);
  const register = new Map(container.names.map((name, index) => [name, container.values[index]]));
  return (name) => register.get(name);
}
