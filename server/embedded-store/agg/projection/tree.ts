import { Doc, MISSING, type Missing, type Value } from '../../bson/values.ts';
import type { Expression, Scope } from '../environment.ts';

/** One level of a projection or of `$addFields`: what happens to the fields of a document. */
export class ProjectionLevel {
  /** Fields named as a whole: kept by an inclusion, left out by an exclusion. */
  readonly fields = new Set<string>();
  readonly children = new Map<string, ProjectionLevel>();
  readonly expressions = new Map<string, Expression>();
  /** Expressions and the children that hold some, in the order in which the query names them. */
  readonly additions: string[] = [];
  /** Some expression at this level or below. */
  computes = false;

  /** @param keepsRest fields that are not named stay (exclusion, `$addFields`) or go (inclusion) */
  constructor(readonly keepsRest: boolean) {}

  child(name: string): ProjectionLevel {
    const found = this.children.get(name) ?? new ProjectionLevel(this.keepsRest);
    this.children.set(name, found);
    return found;
  }

  add(name: string): void {
    this.computes = true;
    if (!this.additions.includes(name)) this.additions.push(name);
  }

  document(document: Doc, scope: Scope): Doc {
    const made = new Doc();
    const { names, values } = document;
    for (let i = 0; i < names.length; i++) this.#carry(names[i] as string, values[i], made, scope);
    for (const name of this.additions) this.#compute(name, document, made, scope);
    return made;
  }

  #carry(name: string, value: Value, made: Doc, scope: Scope): void {
    const child = this.children.get(name);
    if (!child) {
      if (this.fields.has(name) !== this.keepsRest) made.push(name, value);
      return;
    }
    const inside = child.#kept(value, scope);
    if (inside !== MISSING) made.push(name, inside);
  }

  /** What is left of a value that the projection looks into. Arrays are opened, arrays inside of them too. */
  #kept(value: Value, scope: Scope): Value | Missing {
    if (value instanceof Doc) return this.document(value, scope);
    if (Array.isArray(value)) return this.#elements(value, scope);
    return this.keepsRest ? value : MISSING;
  }

  #elements(values: readonly Value[], scope: Scope): Value[] {
    const made: Value[] = [];
    for (const value of values) {
      const nested = value instanceof Doc || Array.isArray(value);
      const inside = nested || !this.computes ? this.#kept(value, scope) : this.document(new Doc(), scope);
      if (inside !== MISSING) made.push(inside);
    }
    return made;
  }

  #compute(name: string, document: Doc, made: Doc, scope: Scope): void {
    const expression = this.expressions.get(name);
    if (!expression) return this.#computeInside(name, document, made, scope);
    const result = expression(scope);
    if (result === MISSING) made.delete(name);
    else made.set(name, result);
  }

  /** Documents and arrays were computed where they stood; anything else is replaced by what is computed. */
  #computeInside(name: string, document: Doc, made: Doc, scope: Scope): void {
    const before = document.field(name);
    if (before instanceof Doc || Array.isArray(before)) return;
    made.set(name, (this.children.get(name) as ProjectionLevel).document(new Doc(), scope));
  }
}
