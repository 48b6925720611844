import { asBuffer } from '../bson/decode.ts';
import { RawSlot, rawEach, rawName } from '../bson/raw.ts';
import type { ProjectionNode } from './projection-tree.ts';

const OBJECT = 3;
const ARRAY = 4;

/** Copies the parts of a document that stay, without decoding them. Only for trees that make no fields. */
export function spliceProjection(bytes: Uint8Array, node: ProjectionNode, mode: 'include' | 'exclude'): Buffer {
  const source = asBuffer(bytes);
  // Never longer than the document itself, except for the names of places in arrays, which only get shorter.
  const splicer = new Splicer(source, Buffer.allocUnsafe(source.length));
  const end = mode === 'include' ? splicer.include(0, node, 0) : splicer.exclude(0, node, 0);
  return splicer.target.subarray(0, end);
}

class Splicer {
  constructor(
    readonly source: Buffer,
    readonly target: Buffer,
  ) {}

  /** Writes what stays of the document at `offset` to `start`. @returns where it ends */
  include(offset: number, node: ProjectionNode, start: number): number {
    let end = start + 4;
    const slot = new RawSlot();
    rawEach(this.source, offset, slot, (nameAt) => {
      const name = rawName(this.source, nameAt);
      const child = node.leaves.has(name) ? undefined : node.children.get(name);
      if (child !== undefined) end = this.#inner(slot, nameAt, child, end, 'include');
      else if (node.leaves.has(name)) end = this.#copy(nameAt - 1, slot.end, end);
    });
    return this.#close(start, end);
  }

  exclude(offset: number, node: ProjectionNode, start: number): number {
    let end = start + 4;
    const slot = new RawSlot();
    rawEach(this.source, offset, slot, (nameAt) => {
      const name = rawName(this.source, nameAt);
      if (node.leaves.has(name)) return;
      const child = node.children.get(name);
      end =
        child === undefined ? this.#copy(nameAt - 1, slot.end, end) : this.#inner(slot, nameAt, child, end, 'exclude');
    });
    return this.#close(start, end);
  }

  /** A field that is looked into. */
  #inner(slot: RawSlot, nameAt: number, node: ProjectionNode, at: number, mode: 'include' | 'exclude'): number {
    if (slot.type !== OBJECT && slot.type !== ARRAY) {
      return mode === 'include' ? at : this.#copy(nameAt - 1, slot.end, at);
    }
    const start = this.#copy(nameAt - 1, slot.start, at);
    return this.#value(slot, node, start, mode);
  }

  #value(slot: RawSlot, node: ProjectionNode, start: number, mode: 'include' | 'exclude'): number {
    if (slot.type === ARRAY) return this.#array(slot.start, node, start, mode);
    return mode === 'include' ? this.include(slot.start, node, start) : this.exclude(slot.start, node, start);
  }

  /** Elements that have no fields are dropped when including, so the places are counted anew. */
  #array(offset: number, node: ProjectionNode, start: number, mode: 'include' | 'exclude'): number {
    let end = start + 4;
    let index = 0;
    const slot = new RawSlot();
    rawEach(this.source, offset, slot, () => {
      const container = slot.type === OBJECT || slot.type === ARRAY;
      if (!container && mode === 'include') return;
      this.target[end] = slot.type;
      end += 1 + this.target.write(`${index++}\0`, end + 1, 'latin1');
      if (!container) end = this.#copy(slot.start, slot.end, end);
      else end = this.#value(slot, node, end, mode);
    });
    return this.#close(start, end);
  }

  #copy(from: number, to: number, at: number): number {
    this.source.copy(this.target, at, from, to);
    return at + to - from;
  }

  #close(start: number, end: number): number {
    this.target[end] = 0;
    this.target.writeInt32LE(end + 1 - start, start);
    return end + 1;
  }
}
