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
    let used = this.notes.length;
    while (used > 0 && this.notes[used - 1] === NUMBER_NOTE.int) used--;
    if (used === 0) return NOTHING;
    const bytes = Buffer.alloc((used + 1) >> 1);
    for (let i = 0; i < used; i++) {
      const at = i >> 1;
      bytes[at] = (bytes[at] as number) | ((this.notes[i] as number) << (i & 1 ? 4 : 0));
    }
    return bytes;
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
