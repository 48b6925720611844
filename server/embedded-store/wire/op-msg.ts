import { crc32c } from './crc32c.ts';
import { OpCode, WireError, writeHeader, type Frame } from './frame.ts';

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const EXHAUST_ALLOWED = 1 << 16;
/** The lower half of the flags must be understood by the receiver; unknown ones refuse the message. */
const REQUIRED_FLAGS = 0xffff;

/** Documents one after the other in one piece of memory; each is made when it is asked for, for there may be very many. */
export class DocumentRun {
  private constructor(
    private readonly bytes: Buffer,
    private readonly starts: readonly number[],
  ) {}

  /** @throws WireError where they do not fill the bytes from `start` on exactly */
  static in(bytes: Buffer, start: number): DocumentRun {
    const starts: number[] = [];
    for (let at = start; at < bytes.length; at += documentSize(bytes, at, bytes.length)) starts.push(at);
    return new DocumentRun(bytes, starts);
  }

  get length(): number {
    return this.starts.length;
  }

  at(place: number): Buffer | undefined {
    const start = this.starts[place];
    return start === undefined ? undefined : this.bytes.subarray(start, this.starts[place + 1] ?? this.bytes.length);
  }
}

/** An array of documents, or a run of them. */
export interface DocumentList {
  readonly length: number;
  at(place: number): Buffer | undefined;
}

/** A run of documents that belongs to one field of the command (`documents`, `updates`, `deletes`). */
export interface DocumentSequence {
  name: string;
  documents: DocumentList;
  /** Bytes of all of it. */
  size: number;
}

/** A request as OP_MSG carries it (https://github.com/mongodb/specifications, OP_MSG): bytes only, nothing decoded. */
export interface Message {
  requestId: number;
  body: Buffer;
  sequences: DocumentSequence[];
  /** The client wants no answer. */
  moreToCome: boolean;
  /** The client would take several answers to one request. */
  exhaustAllowed: boolean;
}

/** @throws WireError when the bytes are not a well-formed OP_MSG. */
export function parseMessage(frame: Frame): Message {
  const { payload } = frame;
  if (payload.length < 5) throw new WireError('message without a body');
  const flags = payload.readUInt32LE(0);
  if (flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) throw new WireError(`unknown flags ${flags}`);
  const end = flags & CHECKSUM_PRESENT ? checkedEnd(frame) : payload.length;

  let body: Buffer | undefined;
  const sequences: DocumentSequence[] = [];
  for (let at = 4; at < end;) {
    const kind = payload[at++];
    if (kind === 0) {
      if (body) throw new WireError('two bodies');
      body = documentAt(payload, at, end);
      at += body.length;
    } else if (kind === 1) {
      const size = sizeAt(payload, at, end);
      sequences.push(sequenceIn(payload.subarray(at + 4, at + size)));
      at += size;
    } else throw new WireError(`section of kind ${kind}`);
  }
  if (!body) throw new WireError('no body');
  return {
    requestId: frame.requestId,
    body,
    sequences,
    moreToCome: (flags & MORE_TO_COME) !== 0,
    exhaustAllowed: (flags & EXHAUST_ALLOWED) !== 0,
  };
}

function checkedEnd({ bytes, payload }: Frame): number {
  const end = payload.length - 4;
  if (end < 5 || bytes.readUInt32LE(bytes.length - 4) !== crc32c(bytes.subarray(0, -4))) {
    throw new WireError('checksum does not match');
  }
  return end;
}

function sequenceIn(section: Buffer): DocumentSequence {
  const stop = section.indexOf(0);
  if (stop < 0) throw new WireError('sequence without a name');
  return {
    name: section.toString('utf8', 0, stop),
    documents: DocumentRun.in(section, stop + 1),
    size: section.length,
  };
}

function documentAt(bytes: Buffer, at: number, end: number): Buffer {
  return bytes.subarray(at, at + documentSize(bytes, at, end));
}

function documentSize(bytes: Buffer, at: number, end: number): number {
  const size = sizeAt(bytes, at, end);
  if (size < 5 || bytes[at + size - 1] !== 0) throw new WireError('document without an end');
  return size;
}

function sizeAt(bytes: Buffer, at: number, end: number): number {
  if (at + 4 > end) throw new WireError('cut off');
  const size = bytes.readInt32LE(at);
  if (size < 5 || at + size > end) throw new WireError(`part of ${size} bytes`);
  return size;
}

/** Bytes of a reply before its document. */
export const REPLY_HEAD_BYTES = 21;

/**
 * Makes `message`, a document behind room for the head, the answer to `requestId`.
 * @param moreToCome another answer follows without being asked for; it answers this one
 */
export function frameReply(requestId: number, message: Buffer, moreToCome = false): Buffer {
  writeHeader(message, requestId, OpCode.message);
  message.writeUInt32LE(moreToCome ? MORE_TO_COME : 0, 16);
  message[20] = 0;
  return message;
}
