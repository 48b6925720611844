import type { Socket } from 'node:net';

/** Bytes of answers that may wait in memory for clients who do not read. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Whoever reads needs less for any answer. */
const PATIENCE_MS = 20_000;

interface Waiting {
  readonly bytes: number;
  readonly since: number;
}

/** Answers that clients have not taken yet. Where they are too much, whoever has waited longest is given up. */
export class Unsent {
  private readonly waiting = new Map<Socket, Waiting>();
  private bytes = 0;

  constructor(
    private readonly mostBytes = MOST_BYTES,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  add(socket: Socket, bytes: number, now = Date.now()): void {
    this.remove(socket);
    this.waiting.set(socket, { bytes, since: now });
    this.bytes += bytes;
    for (const [slow, { since }] of this.waiting) {
      if (this.bytes <= this.mostBytes || now - since < this.patienceMs) return;
      this.remove(slow);
      slow.destroy();
    }
  }

  remove(socket: Socket): void {
    const found = this.waiting.get(socket);
    if (!found) return;
    this.waiting.delete(socket);
    this.bytes -= found.bytes;
  }
}

export const unsent = new Unsent();
