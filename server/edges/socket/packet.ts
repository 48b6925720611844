import type { ServerEventName, ServerEvents } from '../../contracts/events.ts';

/** One event as JSON, ready to be laid beside others. */
export type EncodedFrame = string;

export function encodeFrame<Name extends ServerEventName>(name: Name, data: ServerEvents[Name]): EncodedFrame {
  return JSON.stringify({ name, data });
}

/**
 * Some frames as one Socket.io packet `events`. Encoded once, whoever receives it: as text for long polling, as the bytes of
 * one WebSocket frame for everybody else. https://socket.io/docs/v4/socket-io-protocol/
 */
export class Packet {
  /** What Engine.io calls the message: without its leading 4. */
  readonly message: string;
  private bytes: Buffer | null = null;

  constructor(frames: readonly EncodedFrame[]) {
    this.message = `2["events",[${frames.join(',')}]]`;
  }

  /** Header and payload of one unmasked, final text frame. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
  webSocketFrame(): Buffer {
    this.bytes ??= textFrame(`4${this.message}`);
    return this.bytes;
  }
}

const FINAL_TEXT = 0x81;

function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = FINAL_TEXT;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength, 'utf8');
  return frame;
}
