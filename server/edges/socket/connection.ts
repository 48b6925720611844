import type { Socket } from 'socket.io';
import type { ServerEvents } from '../../contracts/events.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PresenceTie } from '../../domain/presence/index.ts';
import type { Caller } from './method.ts';
import { Outlet } from './outlet.ts';
import { encodeFrame, Packet } from './packet.ts';
import type { People } from './people.ts';

const nobody: readonly string[] = [];

export interface ConnectionParts {
  readonly socket: Socket;
  readonly actor: Actor;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly presence: PresenceTie;
  readonly people: People;
}

/** One client of one session of one person. */
export class Connection implements Caller {
  /** Kept true by the feed: roles and names may change while it lasts. */
  actor: Actor;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly presence: PresenceTie;
  readonly attached: Promise<void>;
  /** Of whose presence it is told. */
  watched = nobody;
  /** How many calls it made in the current stretch of time. */
  calls = 0;
  private readonly socket: Socket;
  private readonly people: People;
  private readonly outlet: Outlet;
  private isAttached = false;

  constructor({ socket, actor, sessionId, expiresAt, presence, people }: ConnectionParts) {
    this.socket = socket;
    this.actor = actor;
    this.sessionId = sessionId;
    this.expiresAt = expiresAt;
    this.presence = presence;
    this.people = people;
    this.outlet = new Outlet(socket.conn as unknown as ConstructorParameters<typeof Outlet>[0]);
    this.attached = people.enter(this).then(() => {
      this.isAttached = true;
    });
  }

  get userId(): string {
    return this.actor.id;
  }

  /** Before it is attached a client is told nothing: it has no snapshot yet that events could stand on. */
  send(packet: Packet): void {
    if (this.isAttached) this.outlet.send(packet);
  }

  watch(userIds: readonly string[]): void {
    this.people.watch(this, userIds);
  }

  /** To be called about once a second: a client that could not keep up and now can is told to load anew. */
  look(now: number): void {
    if (this.outlet.look(now)) this.outlet.send(new Packet([encodeFrame('resync', {})]));
  }

  /** Nothing reaches it until it is told to load anew. */
  hold(): void {
    this.outlet.markDirty();
  }

  /** Says why, and closes. Nothing that is announced afterwards gets there. */
  end(reason: ServerEvents['session:ended']['reason']): void {
    this.outlet.send(new Packet([encodeFrame('session:ended', { reason })]));
    this.close();
  }

  close(): void {
    this.socket.disconnect(true);
  }

  /** The connection is gone. */
  left(): void {
    this.people.leave(this);
    this.presence.end();
  }
}
