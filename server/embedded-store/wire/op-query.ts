import { OpCode, WireError, writeHeader, type Frame } from './frame.ts';

/** The one legacy request still spoken: a handshake by drivers that do not know yet whether OP_MSG is understood. */
export interface LegacyQuery {
  requestId: number;
  /** `db.$cmd` */
  namespace: string;
  body: Buffer;
}

/** @throws WireError when the bytes are not an OP_QUERY on a `$cmd` collection. */
export function parseQuery({ requestId, payload }: Frame): LegacyQuery {
  const stop = payload.indexOf(0, 4);
  const start = stop + 9;
  if (stop < 0 || start + 5 > payload.length) throw new WireError('query cut off');
  const size = payload.readInt32LE(start);
  if (size < 5 || start + size > payload.length || payload[start + size - 1] !== 0)
    throw new WireError('query cut off');
  const namespace = payload.toString('utf8', 4, stop);
  if (!namespace.endsWith('.$cmd')) throw new WireError('only commands are understood');
  return { requestId, namespace, body: payload.subarray(start, start + size) };
}

/** Frames `body` as an OP_REPLY of one document. */
export function frameLegacyReply(requestId: number, body: Uint8Array): Buffer {
  const message = Buffer.alloc(36 + body.length);
  writeHeader(message, requestId, OpCode.reply);
  message.writeInt32LE(8, 16); // awaitCapable
  message.writeInt32LE(1, 32); // one document
  message.set(body, 36);
  return message;
}
