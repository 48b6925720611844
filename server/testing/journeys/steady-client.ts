import { io, type Socket } from 'socket.io-client';
import type { ServerFrame } from '../../contracts/events.ts';
import type { MessageView } from '../../contracts/message.ts';
import type { CatchUp, MethodInput, MethodName, MethodReply, MethodResult } from '../../contracts/methods.ts';

const ANSWER_WITHIN_MS = 3_000;

/** Sends without a rest and never gives up, as an outbox does: the same id again until it is acknowledged. */
export class SteadyClient {
  /** Ids in the order in which they were first sent; each is acknowledged before the next. */
  readonly sent: string[] = [];
  readonly acknowledged = new Set<string>();
  /** What this client has on screen: id → message, from events and catching up. */
  readonly view = new Map<string, MessageView>();
  private readonly socket: Socket;
  private readonly roomId: string;
  private settledRev = 0;
  private highestRev = 0;
  private stopping = false;
  private ready: Promise<void> = Promise.resolve();
  private loop: Promise<void> = Promise.resolve();

  constructor(origin: string, token: string, roomId: string) {
    this.roomId = roomId;
    this.socket = io(origin, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      extraHeaders: { cookie: `parley_session=${token}` },
    });
    this.socket.on('events', (frames: readonly ServerFrame[]) => {
      for (const frame of frames) {
        if (frame.name === 'message:created' || frame.name === 'message:changed') this.take(frame.data);
        if (frame.name === 'resync') this.ready = this.catchUp();
      }
    });
    this.socket.on('connect', () => (this.ready = this.catchUp()));
  }

  begin(newId: () => string): void {
    this.loop = this.sendOn(newId);
  }

  /** Finishes what is under way, and catches up a last time. */
  async finish(): Promise<void> {
    this.stopping = true;
    await this.loop;
    await this.catchUp();
  }

  close(): void {
    this.socket.disconnect();
  }

  private async sendOn(newId: () => string): Promise<void> {
    while (!this.stopping) {
      const id = newId();
      this.sent.push(id);
      while (!this.acknowledged.has(id)) {
        const answer = await this.ask('message:send', { id, roomId: this.roomId, body: `${this.sent.length}` });
        if (answer?.ok === true) this.acknowledged.add(id);
        else await pause(50);
      }
      await pause(60);
    }
  }

  /** Subscribes first, then asks for what moved since a rev that was settled before the connection was cut. */
  private async catchUp(): Promise<void> {
    while (this.socket.connected) {
      const started = await this.ask('session:start', {});
      const answer = await this.ask('message:catch-up', { rooms: { [this.roomId]: this.settledRev } });
      if (started?.ok === true && answer?.ok === true) {
        const [room] = answer.result as readonly CatchUp[];
        if (room === undefined || 'gone' in room) throw new Error('the room is gone');
        if ('reset' in room) throw new Error('more was missed than this journey sends');
        room.messages.forEach((message) => this.take(message));
        this.settledRev = this.highestRev;
        return;
      }
      await pause(50);
    }
  }

  private take(message: MessageView): void {
    if (message.roomId !== this.roomId) return;
    this.highestRev = Math.max(this.highestRev, message.rev);
    if ((this.view.get(message.id)?.rev ?? -1) < message.rev) this.view.set(message.id, message);
  }

  /** Null when no answer came: nobody knows what became of it. */
  private async ask<Name extends MethodName>(
    name: Name,
    input: MethodInput<Name>,
  ): Promise<MethodReply<MethodResult<Name>> | null> {
    if (!this.socket.connected) return null;
    try {
      return (await this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, input)) as MethodReply<MethodResult<Name>>;
    } catch {
      return null;
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
