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

/**
 * Cuts a byte stream into messages (little-endian int32 length first, header included).
 * A length that no message can have throws before anything of it is kept.
 */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;
  private wanted = 4;

  push(chunk: Buffer): Frame[] {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const frames: Frame[] = [];

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
    return frames;
  }

  /** Joins only when a message is complete or its length is to be read, so a large message is copied once. */
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
