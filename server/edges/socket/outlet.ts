import type { Socket as NetSocket } from 'node:net';
import type { Packet } from './packet.ts';

/** Past this much that a client has not taken it gets nothing more until it has, and then loads anew. */
const DIRTY_ABOVE_BYTES = 1_000_000;
/** The same for a client that has taken nothing at all for this long. */
const DIRTY_AFTER_MS = 5_000;
const CLOSED_ABOVE_BYTES = 8_000_000;

/** What we use of an Engine.io connection; the last three are not documented, hence the exact version in package.json. */
export interface EngineConnection {
  readonly readyState: string;
  readonly transport: { readonly name: string; readonly socket?: WebSocketLike };
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  write(message: string, options: { readonly compress: false }): unknown;
  close(discard?: boolean): unknown;
}

interface WebSocketLike {
  readonly readyState: number;
  readonly _socket?: NetSocket;
}

const WEBSOCKET_OPEN = 1;

/**
 * The way out to one client. Bytes that are the same for many clients go straight to the connection's socket, past all that
 * Engine.io does per packet, which costs more than the writing; whenever something of Engine.io's own is waiting to leave
 * first, ours takes the same way and the order is kept.
 */
export class Outlet {
  private readonly connection: EngineConnection;
  /** Told that it was left out of something, and not yet that it should load anew. */
  private dirty = false;
  private takenBefore = 0;
  private stuckSince: number | null = null;

  constructor(connection: EngineConnection) {
    this.connection = connection;
  }

  send(packet: Packet): void {
    if (this.dirty || this.connection.readyState !== 'open') return;
    const { transport, writeBuffer } = this.connection;
    const socket = transport.socket;
    const net = socket?._socket;
    if (transport.name === 'websocket' && net !== undefined && writeBuffer.length === 0) {
      if (socket?.readyState !== WEBSOCKET_OPEN) return;
      if (net.writableLength > DIRTY_ABOVE_BYTES) this.dirty = true;
      else net.write(packet.webSocketFrame());
      return;
    }
    if (writeBuffer.length > 0 && this.waiting() > DIRTY_ABOVE_BYTES) this.dirty = true;
    else this.connection.write(packet.message, { compress: false });
  }

  /**
   * To be called about once a second.
   * @returns whether the client has caught up after it was left out of something: it must be told to load anew.
   */
  look(now: number): boolean {
    const waiting = this.waiting();
    if (waiting > CLOSED_ABOVE_BYTES) this.connection.close(true);
    if (waiting === 0) {
      this.stuckSince = null;
      const recovered = this.dirty;
      this.dirty = false;
      return recovered;
    }
    const taken = this.taken(waiting);
    if (taken !== this.takenBefore) this.stuckSince = null;
    else this.stuckSince ??= now;
    this.takenBefore = taken;
    if (this.stuckSince !== null && now - this.stuckSince > DIRTY_AFTER_MS) this.dirty = true;
    return false;
  }

  /** Left out of what is sent just now. */
  isDirty(): boolean {
    return this.dirty;
  }

  /** It may have missed something: it gets nothing more, and the next look finds it ready to load anew. */
  markDirty(): void {
    this.dirty = true;
  }

  /** Bytes that the client has not taken, as far as we know. */
  private waiting(): number {
    const { transport, writeBuffer } = this.connection;
    let bytes = transport.socket?._socket?.writableLength ?? 0;
    for (const { data } of writeBuffer) if (typeof data === 'string') bytes += data.length;
    return bytes;
  }

  /** Bytes that left for good; for long polling, where this cannot be seen, it moves when something is taken. */
  private taken(waiting: number): number {
    const net = this.connection.transport.socket?._socket;
    return net === undefined ? -waiting : net.bytesWritten - net.writableLength;
  }
}
