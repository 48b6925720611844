import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { arrayIndex } from './update-path.ts';

/** From this many fields on, a register of names is worth its making. */
const LARGE = 64;
/** After so many searches in which no field went, names are believed to stay where they are. */
const SETTLED = 32;

/**
 * A copy-on-write view of a document: containers are copied when they are first changed, so the original stays as it
 * was and everything untouched is shared.
 */
export class Tree {
  #root: Doc;
  readonly #owned = new Set<object>();
  readonly #registers = new Map<Doc, Map<string, number>>();
  readonly #searchesSinceMove = new Map<Doc, number>();

  constructor(root: Doc) {
    this.#root = root;
  }

  get document(): Doc {
    return this.#root;
  }

  get root(): Place {
    return new Place(this, undefined, 0);
  }

  /** @internal for Place */
  owned(container: Doc | Value[]): Doc | Value[] | undefined {
    return this.#owned.has(container) ? container : undefined;
  }

  /** @internal for Place */
  copy(container: Doc | Value[]): Doc | Value[] {
    const copied = Array.isArray(container)
      ? container.slice()
      : new Doc(container.names.slice(), container.values.slice());
    this.#owned.add(copied);
    return copied;
  }

  /** @internal for Place */
  setRoot(root: Doc): void {
    this.#root = root;
  }

  /**
   * Where a field stands in a document, -1 when it is not there. Large documents get a register of their names, or
   * changing many of their fields would take time by the square.
   * @internal for Place
   */
  indexOf(document: Doc, name: string): number {
    if (document.size < LARGE) return document.names.indexOf(name);
    if (this.isMoving(document)) return document.names.indexOf(name);
    let register = this.#registers.get(document);
    if (register === undefined || register.size > document.size) {
      register = new Map();
      this.#registers.set(document, register);
    }
    // Names are only ever appended while a register stands.
    for (let i = register.size; i < document.size; i++) {
      const field = document.names[i] ?? '';
      if (register.has(field)) return document.names.indexOf(name);
      register.set(field, i);
    }
    return register.get(name) ?? -1;
  }

  /** Fields are being taken away, one after the other: each time the register would have to be made anew. */
  private isMoving(document: Doc): boolean {
    const searches = this.#searchesSinceMove.get(document);
    if (searches === undefined) return false;
    this.#searchesSinceMove.set(document, searches + 1);
    if (searches < SETTLED) return true;
    this.#searchesSinceMove.delete(document);
    return false;
  }

  /** @internal for Place: names have moved. */
  forgetNames(document: Doc): void {
    if (document.size < LARGE) return;
    this.#registers.delete(document);
    this.#searchesSinceMove.set(document, 0);
  }
}

/** A value inside a tree. Only good until fields before it in the same container are removed. */
export class Place {
  constructor(
    readonly tree: Tree,
    readonly parent: Place | undefined,
    /** Where it stands in its container. */
    readonly at: number,
  ) {}

  get value(): Value {
    const container = this.parent?.value;
    if (container instanceof Doc) return container.values[this.at];
    return Array.isArray(container) ? container[this.at] : this.tree.document;
  }

  /** The field or element of that name. */
  child(name: string): Place | undefined {
    const { value } = this;
    if (value instanceof Doc) {
      const at = this.tree.indexOf(value, name);
      return at < 0 ? undefined : new Place(this.tree, this, at);
    }
    const index = Array.isArray(value) ? arrayIndex(name) : undefined;
    return index === undefined || index >= (value as Value[]).length ? undefined : new Place(this.tree, this, index);
  }

  set(value: Value): void {
    const container = this.parent?.own();
    if (container instanceof Doc) container.values[this.at] = value;
    else if (container !== undefined) container[this.at] = value;
  }

  /** Takes the field away; an element of an array becomes null, so that the others keep their places. */
  remove(): void {
    const container = this.parent?.own();
    if (container instanceof Doc) {
      this.tree.forgetNames(container);
      container.names.splice(this.at, 1);
      container.values.splice(this.at, 1);
    } else if (container !== undefined) container[this.at] = null;
  }

  /** Adds a field or element that does not exist yet; gaps in an array are filled with null. */
  append(name: string, value: Value): void {
    const container = this.own();
    if (container instanceof Doc) container.push(name, value);
    else if (container !== undefined) {
      const index = arrayIndex(name) ?? container.length;
      while (container.length < index) container.push(null);
      container.push(value);
    }
  }

  /** This container, copied once, to be changed in place. */
  own(): Doc | Value[] | undefined {
    const { value } = this;
    if (!(value instanceof Doc) && !Array.isArray(value)) return undefined;
    const known = this.tree.owned(value);
    if (known !== undefined) return known;
    const copied = this.tree.copy(value);
    if (this.parent !== undefined) this.set(copied);
    else if (copied instanceof Doc) this.tree.setRoot(copied);
    return copied;
  }
}
