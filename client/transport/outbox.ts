import type { ErrorCode } from '../../server/contracts/errors.ts';
import type { MethodInput } from '../../server/contracts/methods.ts';
import { newUlid } from '../lib/ulid.ts';
import { failureCode, type FailureCode } from './call-failure.ts';
import { retryDelay } from './reconnect.ts';
import type { Outgoing, OutboxStorage } from './outbox-storage.ts';

/** Answers that say nothing about the message itself: it is sent again, with the same id, until it is acknowledged. */
const WORTH_A_RETRY: ReadonlySet<FailureCode | 'unknown'> = new Set<FailureCode | ErrorCode>([
  'offline',
  'no-answer',
  'try-again',
  'too-many-requests',
  'not-logged-in',
]);

/** What a message may carry beside its text. */
export type OutgoingExtras = Pick<Outgoing, 'threadId' | 'alsoToRoom' | 'fileIds' | 'quotes'>;

export interface OutboxParts {
  readonly storage: OutboxStorage;
  readonly send: (draft: MethodInput<'message:send'>) => Promise<unknown>;
  /** Called with everything that waits, by ascending id, whenever that changes. */
  readonly onChange: (waiting: readonly Outgoing[]) => void;
  readonly delay?: (attempt: number) => number;
}

/**
 * Messages on their way. One is written to the storage before it is first tried, tried with the same id until it is
 * acknowledged, and only then forgotten: nothing is lost, and the server's memory of ids keeps anything from being doubled.
 * Rooms do not wait for each other; within a room messages leave one by one, so their order is kept.
 */
export class Outbox {
  private readonly parts: OutboxParts;
  private waiting: readonly Outgoing[] = [];
  private userId: string | null = null;
  private online = false;
  private readonly busyRooms = new Set<string>();

  constructor(parts: OutboxParts) {
    this.parts = parts;
  }

  /** Takes up what an earlier page of this user left. */
  async open(userId: string): Promise<void> {
    if (this.userId === userId) return;
    this.userId = userId;
    const left = await this.parts.storage.load(userId).catch(() => []);
    const held = new Set(this.waiting.map((outgoing) => outgoing.id));
    this.change([...left.filter((outgoing) => !held.has(outgoing.id)), ...this.waiting]);
    this.sendAll();
  }

  /** The user logged out; what is stored waits for their return. */
  close(): void {
    this.userId = null;
    this.change([]);
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (online) this.sendAll();
  }

  /** Returns the id under which the message will appear. */
  add(roomId: string, body: string, more: OutgoingExtras = {}): string {
    if (this.userId === null) throw new Error('the outbox is not open');
    const outgoing = {
      id: newUlid(),
      userId: this.userId,
      roomId,
      body,
      ...more,
      writtenAt: Date.now(),
      refused: null,
    };
    this.change([...this.waiting, outgoing]);
    // A storage that fails (full, forbidden) costs the survival of a reload, not the message.
    void this.parts.storage
      .put(outgoing)
      .catch(() => undefined)
      .then(() => this.sendRoom(roomId));
    return outgoing.id;
  }

  /** Tries a refused message once more, with its old id. */
  retry(id: string): void {
    const outgoing = this.waiting.find((one) => one.id === id);
    if (outgoing === undefined) return;
    this.replace({ ...outgoing, refused: null });
    void this.sendRoom(outgoing.roomId);
  }

  /** The message arrived, as an event or an answer tells, or its author gave it up. */
  remove(id: string): void {
    if (!this.waiting.some((outgoing) => outgoing.id === id)) return;
    this.change(this.waiting.filter((outgoing) => outgoing.id !== id));
    void this.parts.storage.remove(id).catch(() => undefined);
  }

  private sendAll(): void {
    for (const roomId of new Set(this.waiting.map((outgoing) => outgoing.roomId))) void this.sendRoom(roomId);
  }

  private async sendRoom(roomId: string): Promise<void> {
    if (this.busyRooms.has(roomId)) return;
    this.busyRooms.add(roomId);
    for (let attempt = 0; this.online;) {
      const next = this.waiting.find((outgoing) => outgoing.roomId === roomId && outgoing.refused === null);
      if (next === undefined) break;
      const failure = await this.try(next);
      if (failure === null) {
        attempt = 0;
      } else if (WORTH_A_RETRY.has(failure)) {
        await this.pause(attempt);
        attempt += 1;
      } else {
        this.replace({ ...next, refused: failure });
      }
    }
    this.busyRooms.delete(roomId);
  }

  private async try({
    id,
    roomId,
    body,
    threadId,
    alsoToRoom,
    fileIds,
    quotes,
  }: Outgoing): Promise<FailureCode | 'unknown' | null> {
    try {
      await this.parts.send({
        id,
        roomId,
        body,
        ...(threadId === undefined ? {} : { threadId }),
        ...(alsoToRoom === undefined ? {} : { alsoToRoom }),
        ...(fileIds === undefined ? {} : { fileIds: [...fileIds] }),
        ...(quotes === undefined ? {} : { quotes: [...quotes] }),
      });
    } catch (error) {
      return failureCode(error);
    }
    this.remove(id);
    return null;
  }

  private pause(attempt: number): Promise<void> {
    const delay = this.parts.delay ?? ((count) => retryDelay(count, Math.random()));
    return new Promise((resolve) => setTimeout(resolve, delay(attempt)));
  }

  private replace(outgoing: Outgoing): void {
    if (!this.waiting.some((one) => one.id === outgoing.id)) return;
    this.change(this.waiting.map((one) => (one.id === outgoing.id ? outgoing : one)));
    void this.parts.storage.put(outgoing).catch(() => undefined);
  }

  private change(waiting: readonly Outgoing[]): void {
    this.waiting = waiting;
    this.parts.onChange(waiting);
  }
}
