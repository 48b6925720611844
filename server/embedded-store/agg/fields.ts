import { Doc, type Value } from '../bson/values.ts';

/** With fewer fields, looking through the names is faster than a map of them. */
const MANY = 16;

/** A document that is put together field by field, of which there may be very many. */
export class Fields {
  readonly doc = new Doc();
  private places: Map<string, number> | undefined;

  /** Overwrites in place, or appends. */
  set(name: string, value: Value): void {
    const { names, values } = this.doc;
    if (names.length < MANY) {
      this.doc.set(name, value);
      return;
    }
    this.places ??= new Map(names.map((each, at) => [each, at]));
    const at = this.places.get(name);
    if (at !== undefined) values[at] = value;
    else {
      this.places.set(name, names.length);
      this.doc.push(name, value);
    }
  }
}
