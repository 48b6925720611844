import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** One byte that stands once in every message that is counted, and nowhere else. */
export const MARK = '~';
const MARK_BYTE = MARK.charCodeAt(0);

/**
 * A client that costs as little as one can: it counts marks in what arrives and parses nothing, so that a thousand of them do
 * not take the processor away from what is measured.
 */
export class CountingClient {
  /** Marks that arrived. */
  count = 0;
  private readonly socket: Socket;
  private readonly waiting: { readonly text: string; readonly resolve: () => void }[] = [];
  private tail = '';
  private answers = 0;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.take(bytes));
    socket.on('error', () => {});
  }

  /** Connects to a Socket.io server and enters its main namespace. */
  static async open(port: number, token: string | null = null): Promise<CountingClient> {
    const socket = connect(port, '127.0.0.1');
    const client = new CountingClient(socket);
    const opened = client.until('0{"sid"');
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
        `Connection: Upgrade\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n` +
        `Sec-WebSocket-Version: 13\r\n${token === null ? '' : `Cookie: parley_session=${token}\r\n`}\r\n`,
    );
    await opened;
    const entered = client.until('40{"sid"');
    client.send('40');
    await entered;
    return client;
  }

  /** Calls a method and waits for its answer. */
  async call(name: string, input: unknown): Promise<void> {
    const id = this.answers;
    this.answers += 1;
    const answered = this.until(`43${id}[`);
    this.send(`42${id}${JSON.stringify([name, input])}`);
    await answered;
  }

  close(): void {
    this.socket.destroy();
  }

  private send(text: string): void {
    const payload = Buffer.from(text);
    const header = Buffer.alloc(payload.length < 126 ? 2 : 4);
    header[0] = 0x81;
    header[1] = 0x80 | (payload.length < 126 ? payload.length : 126);
    if (payload.length >= 126) header.writeUInt16BE(payload.length, 2);
    // A mask of zeros is a mask, and leaves the bytes as they are.
    this.socket.write(Buffer.concat([header, Buffer.alloc(4), payload]));
  }

  private until(text: string): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ text, resolve }));
  }

  private take(bytes: Buffer): void {
    for (let at = bytes.indexOf(MARK_BYTE); at >= 0; at = bytes.indexOf(MARK_BYTE, at + 1)) this.count += 1;
    if (bytes.length === 3 && bytes[2] === 0x32) this.send('3');
    if (this.waiting.length === 0) {
      this.tail = '';
      return;
    }
    const text = this.tail + bytes.toString('latin1');
    this.tail = text.slice(-20);
    for (let at = this.waiting.length - 1; at >= 0; at -= 1) {
      const one = this.waiting[at];
      if (one === undefined || !text.includes(one.text)) continue;
      this.waiting.splice(at, 1);
      one.resolve();
    }
  }
}
