const MOST_VIEWS = 1_000;

/** A growing run of bytes in which keys are made; one is used again and again, so making a key allocates only the result. */
export class KeyBytes {
  buffer: Buffer = Buffer.allocUnsafeSlow(4096);
  length = 0;
  private readonly views = new Map<number, Buffer>();
  /** Of which memory the views are. */
  private viewed: Buffer | undefined;

  reset(): this {
    this.length = 0;
    return this;
  }

  room(size: number): void {
    if (this.length + size <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + size));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  byte(value: number): void {
    this.room(1);
    this.buffer[this.length++] = value;
  }

  uint32(value: number): void {
    this.room(4);
    this.length = this.buffer.writeUInt32BE(value >>> 0, this.length);
  }

  recordId(id: number): void {
    this.room(6);
    this.length = this.buffer.writeUIntBE(id, this.length, 6);
  }

  bytes(source: Uint8Array, start = 0, end = source.length): void {
    const size = end - start;
    this.room(size);
    if (size > 40)
      this.buffer.set(start === 0 && end === source.length ? source : source.subarray(start, end), this.length);
    else for (let i = 0; i < size; i++) this.buffer[this.length + i] = source[start + i] as number;
    this.length += size;
  }

  /** Turns the order of what was written from `start` on around. */
  invert(start: number): void {
    for (let i = start; i < this.length; i++) this.buffer[i] = 0xff - (this.buffer[i] as number);
  }

  /** The bytes from `start` on, for as long as nothing else is written there. Views of the same place are kept. */
  view(start: number, end = this.length): Buffer {
    if (this.viewed !== this.buffer || this.views.size > MOST_VIEWS) {
      this.viewed = this.buffer;
      this.views.clear();
    }
    const place = start * 0x1000000 + end;
    let view = this.views.get(place);
    if (view === undefined) this.views.set(place, (view = this.buffer.subarray(start, end)));
    return view;
  }

  /** The bytes so far, in memory of their own. */
  copy(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.length));
  }
}
