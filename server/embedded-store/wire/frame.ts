import { MAX_MESSAGE_BYTES } from './limits.ts';

const HEADER_BYTES = 16;

export const OpCode = { reply: 1, query: 2004, message: 2013 } as const;

/** The bytes cannot be a conversation in this protocol: the connection ends, nothing else does. */
export class WireError extends Error {}

/** One message as it came: `payload` is everything after the 16 header bytes. */
export interface Frame {
  requestId: number;
  opCode: number;
  payload: Buffer;
  /** The whole message with its header, which is what a checksum covers. */
  bytes: Buffer;
}

/** Of a message longer than this, memory for all of it is taken once so many parts of it have come. */
const LARGE_BYTES = 256 * 1024;
const EIGHTH = 8;

/**
 * Cuts a byte stream into messages (little-endian int32 length first, header included).
 * A length that no message can have throws before anything of it is kept.
 */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;
  private wanted = 4;
  /** A large message as far as it has come, so that it need not be copied at a stretch in the end. */
  private large: Buffer | undefined;

  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    const rest = this.large ? this.fill(this.large, chunk, frames) : chunk;
    if (rest.length === 0) return frames;
    this.chunks.push(rest);
    this.size += rest.length;
    while (this.size >= this.wanted) {
      const buffer = this.joined();
      const length = checkedLength(buffer);
      if (buffer.length < length) {
        this.wanted = length;
        break;
      }
      frames.push(toFrame(buffer.subarray(0, length)));
      this.chunks = buffer.length > length ? [buffer.subarray(length)] : [];
      this.size -= length;
      this.wanted = 4;
    }
    // Whoever only says that a large message will come does not get memory for it.
    if (this.wanted > LARGE_BYTES && this.size > this.wanted / EIGHTH) this.beginLarge();
    return frames;
  }

  private beginLarge(): void {
    this.large = Buffer.allocUnsafeSlow(this.wanted);
    let at = 0;
    for (const chunk of this.chunks) at += chunk.copy(this.large, at);
    this.chunks = [];
  }

  /** @returns what follows the message */
  private fill(large: Buffer, chunk: Buffer, frames: Frame[]): Buffer {
    const copied = chunk.copy(large, this.size);
    this.size += copied;
    if (this.size === large.length) {
      frames.push(toFrame(large));
      this.large = undefined;
      this.size = 0;
      this.wanted = 4;
    }
    return chunk.subarray(copied);
  }

  /** Joins only when a message is complete or its length is to be read, so a message is copied once. */
  private joined(): Buffer {
    const [first] = this.chunks;
    const whole = this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks);
    this.chunks = [whole];
    return whole;
  }
}

function checkedLength(buffer: Buffer): number {
  const length = buffer.readInt32LE(0);
  if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) throw new WireError(`message of ${length} bytes`);
  return length;
}

function toFrame(bytes: Buffer): Frame {
  return {
    requestId: bytes.readInt32LE(4),
    opCode: bytes.readInt32LE(12),
    payload: bytes.subarray(HEADER_BYTES),
    bytes,
  };
}

/** The number that a framed message has of its own. */
export function requestIdOf(message: Buffer): number {
  return message.readInt32LE(4);
}

let lastReplyId = 0;

/** Writes a header of 16 bytes at the start of `message`, whose length is the message's. */
export function writeHeader(message: Buffer, responseTo: number, opCode: number): void {
  lastReplyId = (lastReplyId + 1) & 0x7fffffff;
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(lastReplyId, 4);
  message.writeInt32LE(responseTo, 8);
  message.writeInt32LE(opCode, 12);
}
