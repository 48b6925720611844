import type { Missing } from './missing.ts';
import { MISSING } from './missing.ts';
import type { Value } from './values.ts';

/**
 * A BSON document: ordered fields, names as written. Plain objects would move names such as "1" to the front and
 * lose duplicates, both of which a store must give back as they came.
 */
export class Doc {
  constructor(
    readonly names: string[] = [],
    readonly values: Value[] = [],
  ) {}

  /** `Doc.of({ a: 1 })`: short form for documents of our own making. */
  static of(fields: Record<string, Value>): Doc {
    return new Doc(Object.keys(fields), Object.values(fields));
  }

  get size(): number {
    return this.names.length;
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** The first field of that name; undefined where there is none. Use `field` to tell the two apart. */
  get(name: string): Value {
    return this.values[this.names.indexOf(name)];
  }

  field(name: string): Value | Missing {
    const at = this.names.indexOf(name);
    return at < 0 ? MISSING : this.values[at];
  }

  /** Overwrites in place, or appends. */
  set(name: string, value: Value): this {
    const at = this.names.indexOf(name);
    if (at >= 0) this.values[at] = value;
    else this.push(name, value);
    return this;
  }

  /** Appends without looking for a field of the same name. */
  push(name: string, value: Value): this {
    this.names.push(name);
    this.values.push(value);
    return this;
  }

  delete(name: string): boolean {
    const at = this.names.indexOf(name);
    if (at < 0) return false;
    this.names.splice(at, 1);
    this.values.splice(at, 1);
    return true;
  }

  *entries(): Generator<[string, Value]> {
    for (let i = 0; i < this.names.length; i++) yield [this.names[i] ?? '', this.values[i]];
  }

  [Symbol.iterator](): Generator<[string, Value]> {
    return this.entries();
  }

  /** A copy down to the last sub-document and array; scalar values are shared, nobody changes those. */
  clone(): Doc {
    return new Doc(this.names.slice(), this.values.map(cloneValue));
  }
}

export function cloneValue(value: Value): Value {
  if (value instanceof Doc) return value.clone();
  return Array.isArray(value) ? value.map(cloneValue) : value;
}
