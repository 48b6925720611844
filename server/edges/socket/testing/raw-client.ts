import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** First byte of a frame that ends a connection; in what we send it stands nowhere else. */
export const CLOSE_FRAME = '\u0088';

/** A WebSocket without any library: it sends what no client would, and need not read what it is sent. */
export interface RawClient {
  readonly socket: Socket;
  /** All that arrived so far, frames' headers and all. */
  received(): string;
  /** Sends one text frame, whatever stands in it. */
  send(text: string): void;
  /** Sends bytes past all framing. */
  sendBytes(bytes: Buffer): void;
  /** Resolves when one of these texts has arrived. */
  until(...texts: readonly string[]): Promise<void>;
  /** Resolves when the server has said goodbye, or the connection is gone. */
  refused(): Promise<void>;
  readonly closed: Promise<void>;
}

/** Connects to Socket.io's own address; `login` also logs in and waits until that is done. */
export async function openRaw(origin: string, token: string | null, { login = true } = {}): Promise<RawClient> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let text = '';
  socket.on('data', (bytes) => (text += bytes.toString('latin1')));
  await once(socket, 'connect');
  socket.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      ...(token === null ? [] : [`Cookie: parley_session=${token}`]),
      '\r\n',
    ].join('\r\n'),
  );

  const client: RawClient = {
    socket,
    closed,
    received: () => text,
    send: (frame) => void socket.write(maskedFrame(frame)),
    sendBytes: (bytes) => void socket.write(bytes),
    async until(...wanted) {
      for (const deadline = Date.now() + 30_000; !wanted.some((one) => text.includes(one));) {
        if (Date.now() > deadline) throw new Error(`${wanted.join(' or ')} did not arrive, but ${text.slice(-500)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    refused: () => Promise.race([client.until(CLOSE_FRAME), closed]),
  };
  await client.until('0{"sid"');
  if (login) {
    client.send('40');
    await client.until('40{"sid"');
  }
  return client;
}

/** Clients mask what they send: https://www.rfc-editor.org/rfc/rfc6455#section-5.3 */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const length = Buffer.alloc(9);
  length[0] = 0x80 | 127;
  length.writeBigUInt64BE(BigInt(payload.length), 1);
  for (let at = 0; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return Buffer.concat([Buffer.from([0x81]), length, mask, payload]);
}
