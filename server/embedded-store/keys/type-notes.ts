import type { KeyBytes } from './key-bytes.ts';

/**
 * What a key alone does not tell: which type a number had. Noted while the key is written, kept in the index entry's
 * value, one half byte for each number; ints, by far the commonest, are zero and leave no trace at the end.
 * A key that lost more than that (a decimal, -0.0, a symbol, a missing field, a cut string) is noted as lossy, and
 * whoever wants its values reads the document.
 */
export const NUMBER_NOTE = { int: 0, double: 1, long: 2 } as const;

const LOSSY = Buffer.from([0xff]);
const NOTHING = Buffer.alloc(0);

export class TypeNotes {
  private notes: number[] = [];
  private lossy = false;

  reset(): this {
    this.notes.length = 0;
    this.lossy = false;
    return this;
  }

  number(note: number): void {
    this.notes.push(note);
  }

  lose(): void {
    this.lossy = true;
  }

  get isLossy(): boolean {
    return this.lossy;
  }

  bytes(): Buffer {
    if (this.lossy) return LOSSY;
    const used = this.used();
    if (used === 0) return NOTHING;
    const bytes = Buffer.alloc((used + 1) >> 1);
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.pairAt(i);
    return bytes;
  }

  /** Appends what `bytes` would give. */
  writeTo(into: KeyBytes): void {
    if (this.lossy) return into.byte(0xff);
    const size = (this.used() + 1) >> 1;
    for (let i = 0; i < size; i++) into.byte(this.pairAt(i));
  }

  private used(): number {
    let used = this.notes.length;
    while (used > 0 && this.notes[used - 1] === NUMBER_NOTE.int) used--;
    return used;
  }

  private pairAt(place: number): number {
    return (this.notes[place * 2] as number) | ((this.notes[place * 2 + 1] ?? 0) << 4);
  }
}

/** Reads the notes back in order; undefined when the key is lossy. */
export function noteReader(bytes: Uint8Array): (() => number) | undefined {
  if (bytes.length === 1 && bytes[0] === 0xff) return undefined;
  let next = 0;
  return () => {
    const at = next++;
    const byte = bytes[at >> 1] ?? 0;
    return at & 1 ? byte >> 4 : byte & 0x0f;
  };
}
