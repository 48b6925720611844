import { Doc, isNumber, isTruthy, typeName } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { firstMatching } from './elem-match.ts';
import { fieldPath } from './field-path.ts';
import { metaValue } from './meta.ts';
import type { Computed, ProjectionNode } from './projection-tree.ts';
import { addPath, emptyNode } from './projection-tree.ts';
import type { MetaName, ProjectEnv } from './projection-types.ts';
import { readSlice } from './slice.ts';
import type { Slice } from './slice.ts';

export interface ParsedProjection {
  readonly mode: 'include' | 'exclude';
  readonly root: ProjectionNode;
  readonly slices: readonly Slice[];
  /** The path before `.$`. */
  readonly positional: readonly string[] | undefined;
  readonly needs: readonly MetaName[];
}

/** Reads the projection of a `find`. @throws StoreError with MongoDB's code for what is none */
export function parseProjection(projection: Doc, env: ProjectEnv): ParsedProjection {
  return new ProjectionParser(env).parse(projection);
}

class ProjectionParser {
  readonly #root = emptyNode();
  /** Every path that was named, to find those that collide. */
  readonly #named = emptyNode();
  readonly #slices: Slice[] = [];
  readonly #needs: MetaName[] = [];
  #mode: 'include' | 'exclude' | undefined;
  #id: boolean | undefined;
  #positional: string[] | undefined;
  #hasElemMatch = false;

  constructor(readonly env: ProjectEnv) {}

  parse(projection: Doc): ParsedProjection {
    for (const [name, value] of projection) this.#field(name, value, []);
    const mode = this.#mode ?? this.#impliedMode();
    this.#settleId(mode);
    // What is cut is also shown.
    if (mode === 'include') for (const slice of this.#slices) addPath(this.#root, slice.path);
    return { mode, root: this.#root, slices: this.#slices, positional: this.#positional, needs: this.#needs };
  }

  /** When no field says so: `_id` alone includes, cutting arrays hides nothing, `$elemMatch` includes. */
  #impliedMode(): 'include' | 'exclude' {
    if (this.#id === true) return 'include';
    return this.#hasElemMatch && this.#slices.length === 0 ? 'include' : 'exclude';
  }

  /** `_id` is kept unless it is dropped, in both kinds. */
  #settleId(mode: 'include' | 'exclude'): void {
    const { leaves, children, computed } = this.#root;
    if (this.#id === (mode === 'exclude')) leaves.delete('_id');
    const isNamed = this.#id !== undefined || children.has('_id') || computed.has('_id');
    if (mode === 'include' && !isNamed) leaves.add('_id');
  }

  #field(name: string, value: Value, above: readonly string[]): void {
    if (name.endsWith('.$') || name.includes('.$.')) {
      this.#addPositional([...above, name].join('.'), value);
      return;
    }
    const path = [...above, ...fieldPath(name)];
    if (value instanceof Doc) this.#document(path, value);
    else if (typeof value === 'boolean' || isNumber(value)) this.#keep(path, isTruthy(value));
    else this.#literal(path, value);
  }

  #document(path: readonly string[], value: Doc): void {
    const operator = value.names[0];
    if (operator === undefined) {
      throw new StoreError(51270, `Invalid empty sub-projection: ${path.at(-1)}`);
    }
    if (!operator.startsWith('$') || value.size > 1) {
      for (const [name, inner] of value) this.#field(name, inner, path);
    } else if (operator === '$elemMatch') this.#elemMatch(path, value.values[0]);
    else if (operator === '$meta') this.#meta(path, value.values[0]);
    else if (operator === '$slice') this.#slice(path, value);
    else this.#compute(path, value);
  }

  #keep(path: readonly string[], included: boolean): void {
    addPath(this.#named, path);
    addPath(this.#root, path);
    // `_id` may be kept or dropped in both kinds, so it says nothing about the rest.
    if (path.length === 1 && path[0] === '_id') this.#id = included;
    else this.#settle(included ? 'include' : 'exclude', path);
  }

  #settle(mode: 'include' | 'exclude', path: readonly string[]): void {
    const wrong = this.#mode !== undefined && this.#mode !== mode;
    if (wrong && mode === 'exclude') {
      throw new StoreError(31254, `Cannot do exclusion on field ${path.join('.')} in inclusion projection`);
    }
    if (wrong) throw new StoreError(31253, `Cannot do inclusion on field ${path.join('.')} in exclusion projection`);
    this.#mode = mode;
  }

  /** A value that is neither a number nor a document: a field of another name, or the value itself. */
  #literal(path: readonly string[], value: Value): void {
    addPath(this.#named, path);
    addPath(this.#root, path, this.#expression(value));
    if (this.#mode === 'exclude') {
      throw new StoreError(31310, `Cannot use an expression for ${path.join('.')} in an exclusion projection`);
    }
    this.#mode = 'include';
  }

  #compute(path: readonly string[], value: Doc): void {
    const make = this.#expression(value);
    if (this.#mode === 'exclude') {
      throw new StoreError(31252, 'Cannot use expression other than $meta in exclusion projection');
    }
    this.#mode = 'include';
    addPath(this.#named, path);
    addPath(this.#root, path, make);
  }

  #expression(value: Value): Computed {
    const compile = this.env.compileExpression;
    if (compile === undefined) throw new StoreError(31325, 'expressions are not allowed in this projection');
    try {
      return compile(value);
    } catch (error) {
      // An operator that nobody knows has a code of its own here, but only at the top of the expression.
      const operator = value instanceof Doc ? value.names[0] : undefined;
      if (error instanceof StoreError && error.code === 168 && error.message.endsWith(`'${operator}'`)) {
        throw new StoreError(31325, `Unknown expression ${operator}`);
      }
      throw error;
    }
  }

  #elemMatch(path: readonly string[], condition: Value): void {
    if (!(condition instanceof Doc)) {
      throw new StoreError(31274, `elemMatch: Invalid argument, object required, but got ${typeName(condition)}`);
    }
    if (this.#positional !== undefined) {
      throw new StoreError(31255, 'Cannot specify positional operator and $elemMatch.');
    }
    const [name = ''] = path;
    if (path.length > 1) throw new StoreError(31275, 'Cannot use $elemMatch projection on a nested field.');
    this.#hasElemMatch = true;
    addPath(this.#named, path);
    addPath(this.#root, path, firstMatching(name, condition));
  }

  #meta(path: readonly string[], argument: Value): void {
    const { need, value } = metaValue(argument);
    if (need === 'textScore' && this.env.filter !== undefined && !asksText(this.env.filter.node)) {
      throw new StoreError(40218, 'query requires text score metadata, but it is not available');
    }
    this.#needs.push(need);
    addPath(this.#named, path);
    addPath(this.#root, path, value);
  }

  #slice(path: readonly string[], value: Doc): void {
    const slice = readSlice(path, value.values[0]);
    if (slice === undefined) {
      // What is not `find`'s own form may be the expression of that name.
      this.#compute(path, value);
      return;
    }
    addPath(this.#named, path);
    this.#slices.push(slice);
  }

  #addPositional(dotted: string, value: Value): void {
    if (!dotted.endsWith('.$') || dotted.indexOf('.$') !== dotted.length - 2) {
      throw new StoreError(31394, 'Positional projection may only be used at the end, for example: a.b.$');
    }
    if (value instanceof Doc) {
      throw new StoreError(31271, 'positional projection cannot be used with an expression or sub object');
    }
    if (typeof value !== 'boolean' && !isNumber(value)) {
      throw new StoreError(31308, 'positional projection cannot be used with a literal');
    }
    if (!isTruthy(value)) throw new StoreError(31395, 'positional projection cannot be used with exclusion');
    if (this.#positional !== undefined) {
      throw new StoreError(31276, 'Cannot specify more than one positional projection per query.');
    }
    if (this.#hasElemMatch) throw new StoreError(31256, 'Cannot specify positional operator and $elemMatch.');
    const path = fieldPath(dotted.slice(0, -2));
    addPath(this.#named, path);
    addPath(this.#root, path);
    this.#settle('include', path);
    this.#positional = path;
  }
}

function asksText(node: NonNullable<ProjectEnv['filter']>['node']): boolean {
  if (node.op === 'text') return true;
  if ('children' in node) return node.children.some(asksText);
  return 'child' in node && asksText(node.child);
}
