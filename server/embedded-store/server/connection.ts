import type { Socket } from 'node:net';
import type { ClientInfo } from '../commands/command.ts';
import { HangUp } from '../commands/fail-point.ts';
import { giveBackBytes } from '../bson/byte-pool.ts';
import { readRequestInTurns, type CommandRequest } from '../commands/request.ts';
import { StoreError } from '../errors.ts';
import { FrameReader, OpCode, WireError, requestIdOf, type Frame } from '../wire/frame.ts';
import { REPLY_HEAD_BYTES, frameReply, parseMessage, type Message } from '../wire/op-msg.ts';
import { frameLegacyReply, parseQuery } from '../wire/op-query.ts';
import { turnClock } from '../turns/turn.ts';
import type { Dispatcher, Log } from './dispatcher.ts';
import { asksForGreetings, isSuccess } from './greeting-stream.ts';
import { unsent } from './unsent.ts';
import { readLegacyRequest } from './legacy-request.ts';

/** Bytes of messages that wait while one is being answered; a client that sends more is not listened to meanwhile. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/** Whoever has said nothing whole for so long has nothing to say. */
const SILENCE_MS = 60_000;

/**
 * One client's connection. Messages are answered one by one in the order they came, as drivers expect. Bytes that are no
 * message end the connection, and nothing but this connection.
 */
export class Connection {
  private readonly frames = new FrameReader();
  private readonly waiting: Frame[] = [];
  private waitingBytes = 0;
  /** Aborted when the client is gone, or what is done for it shall end; then what it asks next has another one. */
  private gone = new AbortController();
  private working = false;
  private hasSpoken = false;

  constructor(
    private readonly socket: Socket,
    private readonly client: ClientInfo,
    private readonly dispatcher: Dispatcher,
    private readonly log: Log,
    silenceMs = SILENCE_MS,
  ) {
    socket.setNoDelay(true);
    // Places are few; who has one says something with it.
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.gone.abort(new StoreError(279, 'the client is gone')));
    client.interrupt = () => this.gone.abort(new StoreError('Interrupted', 'operation was interrupted'));
  }

  private receive(chunk: Buffer): void {
    turnClock.mark();
    try {
      for (const frame of this.frames.push(chunk)) {
        if (!this.hasSpoken) this.listenForGood();
        this.waiting.push(frame);
        this.waitingBytes += frame.bytes.length;
      }
    } catch (error) {
      this.refuse(error);
      return;
    }
    if (this.waitingBytes > MAX_WAITING_BYTES) this.socket.pause();
    if (!this.working) void this.work();
  }

  /** A client that has asked something may be silent for as long as it likes. */
  private listenForGood(): void {
    this.hasSpoken = true;
    this.socket.setTimeout(0);
  }

  private async work(): Promise<void> {
    this.working = true;
    try {
      for (let frame = this.waiting.shift(); frame && !this.socket.destroyed; frame = this.waiting.shift()) {
        this.waitingBytes -= frame.bytes.length;
        await this.handle(frame);
        if (this.waitingBytes <= MAX_WAITING_BYTES && this.socket.isPaused()) this.socket.resume();
      }
    } catch (error) {
      this.refuse(error);
    } finally {
      this.working = false;
    }
  }

  private async handle(frame: Frame): Promise<void> {
    if (this.gone.signal.aborted && !this.socket.destroyed) this.gone = new AbortController();
    if (frame.opCode === OpCode.message) await this.handleMessage(frame);
    else if (frame.opCode === OpCode.query) await this.handleQuery(frame);
    else throw new WireError(`operation ${frame.opCode}`);
  }

  private async handleMessage(frame: Frame): Promise<void> {
    const message = parseMessage(frame);
    if (message.exhaustAllowed && asksForGreetings(message)) return this.streamGreetings(message);
    const reply = await this.answer(message);
    if (!message.moreToCome) await this.send(frameReply(message.requestId, reply));
  }

  private answer(message: Message): Promise<Buffer> {
    const read = (): CommandRequest | Promise<CommandRequest> => readRequestInTurns(message);
    return this.dispatcher.answer(read, this.client, this.gone.signal, REPLY_HEAD_BYTES);
  }

  /** One greeting after the other on one question, each when its time has come, until the client is gone. */
  private async streamGreetings(message: Message): Promise<void> {
    let answered = message.requestId;
    while (!this.socket.destroyed) {
      const reply = await this.answer(message);
      const goesOn = isSuccess(reply.subarray(REPLY_HEAD_BYTES));
      const framed = frameReply(answered, reply, goesOn);
      answered = requestIdOf(framed);
      await this.send(framed);
      if (!goesOn) return;
    }
  }

  private async handleQuery(frame: Frame): Promise<void> {
    const query = parseQuery(frame);
    const body = await this.dispatcher.answer(() => readLegacyRequest(query), this.client, this.gone.signal);
    await this.send(frameLegacyReply(query.requestId, body));
  }

  /** Waits while the client does not read, so that answers do not pile up in memory. */
  private async send(bytes: Buffer): Promise<void> {
    if (this.socket.destroyed || this.socket.write(bytes, () => giveBackBytes(bytes))) return;
    unsent.add(this.socket, bytes.length);
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.socket.off('drain', done).off('close', done);
        unsent.remove(this.socket);
        resolve();
      };
      this.socket.on('drain', done).on('close', done);
    });
  }

  private refuse(error: unknown): void {
    if (!(error instanceof WireError || error instanceof HangUp)) this.log('a connection failed', error);
    this.waiting.length = 0;
    this.socket.destroy();
  }

  close(): void {
    this.socket.destroy();
  }
}
