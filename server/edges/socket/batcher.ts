import type { Connection } from './connection.ts';
import { Packet, type EncodedFrame } from './packet.ts';
import type { People, Person } from './people.ts';

/** What waits for the people of one room. */
interface RoomLine {
  readonly frames: EncodedFrame[];
  /** People who need not all of it: from which frame on they do. */
  readonly from: Map<Person, number>;
}

/** A room that has just been sent something rests for this long for each of its people, and no longer than the second. */
const REST_PER_PERSON_MS = 0.25;
const LONGEST_REST_MS = 50;

/**
 * Gathers what the feed has for everybody, and sends it as few packets as possible: what a room gets is encoded once, and the
 * same bytes go to everybody in it. What costs is the writing to each socket, so a large room that is sent much gets it in
 * larger pieces: after a packet it rests a moment, and what comes meanwhile leaves together. The first message after a silence
 * leaves at once.
 *
 * Order is kept for each person: something for them alone must not be overtaken by what their rooms got before it, nor overtake
 * what they get after it. So at that moment what waits for them in rooms is put on a line of their own, and the room's packet
 * passes them by. The same happens when they enter or leave a room.
 */
export class Batcher {
  private readonly people: People;
  private readonly rooms = new Map<string, RoomLine>();
  private readonly own = new Map<Person, EncodedFrame[]>();
  private readonly single = new Map<Connection, EncodedFrame[]>();
  /** Rooms that rest, and until when. */
  private readonly resting = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(people: People) {
    this.people = people;
  }

  toRoom(roomId: string, frame: EncodedFrame): void {
    const line = this.rooms.get(roomId);
    if (line !== undefined) line.frames.push(frame);
    else if (this.people.in(roomId).size > 0) this.rooms.set(roomId, { frames: [frame], from: new Map() });
  }

  toPerson(person: Person, frame: EncodedFrame): void {
    for (const roomId of this.rooms.keys()) if (person.rooms.has(roomId)) this.takeOver(person, roomId);
    this.ownLine(person).push(frame);
  }

  /** For what has no order against anything else, as presence. */
  toConnection(connection: Connection, frame: EncodedFrame): void {
    const line = this.single.get(connection);
    if (line === undefined) this.single.set(connection, [frame]);
    else line.push(frame);
  }

  /** Before somebody's rooms change: what they were in the room for is theirs, what comes later depends on the change. */
  beforeMove(person: Person, roomId: string): void {
    const line = this.rooms.get(roomId);
    if (line === undefined) return;
    if (person.rooms.has(roomId)) this.takeOver(person, roomId);
    else line.from.set(person, line.frames.length);
  }

  /** Sends all that is due. */
  flush(): void {
    const now = performance.now();
    for (const [roomId, until] of this.resting) if (until <= now) this.resting.delete(roomId);
    const due = [...this.rooms].filter(([roomId]) => !this.resting.has(roomId));
    for (const [roomId, { from }] of due)
      for (const person of from.keys()) if (person.rooms.has(roomId)) this.takeOver(person, roomId);

    for (const [person, frames] of this.own) sendAll(person, new Packet(frames));
    // One person's presence goes to all who have them on screen: the same bytes for each.
    const alone = new Map<EncodedFrame, Packet>();
    for (const [connection, frames] of this.single) connection.send(packetOf(frames, alone));
    this.own.clear();
    this.single.clear();
    for (const [roomId, line] of due) this.sendToRoom(roomId, line);
    this.wakeForResting(now);
  }

  /** Sends somebody at once all that waits for them. */
  settle(person: Person): void {
    for (const roomId of this.rooms.keys()) if (person.rooms.has(roomId)) this.takeOver(person, roomId);
    const frames = this.own.get(person);
    this.own.delete(person);
    if (frames !== undefined) sendAll(person, new Packet(frames));
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private sendToRoom(roomId: string, { frames, from }: RoomLine): void {
    this.rooms.delete(roomId);
    const people = this.people.in(roomId);
    const packet = new Packet(frames);
    for (const person of people) if (!from.has(person)) sendAll(person, packet);
    const rest = Math.min(people.size * REST_PER_PERSON_MS, LONGEST_REST_MS);
    if (rest >= 1) this.resting.set(roomId, performance.now() + rest);
  }

  private wakeForResting(now: number): void {
    if (this.timer !== null || this.rooms.size === 0) return;
    const next = Math.min(...[...this.rooms.keys()].map((roomId) => this.resting.get(roomId) ?? now));
    this.timer = setTimeout(() => {
      this.timer = null;
      this.flush();
    }, next - now);
  }

  private takeOver(person: Person, roomId: string): void {
    const line = this.rooms.get(roomId);
    if (line === undefined) return;
    const at = line.from.get(person) ?? 0;
    if (at < line.frames.length) this.ownLine(person).push(...line.frames.slice(at));
    line.from.set(person, line.frames.length);
  }

  private ownLine(person: Person): EncodedFrame[] {
    const known = this.own.get(person);
    if (known !== undefined) return known;
    const line: EncodedFrame[] = [];
    this.own.set(person, line);
    return line;
  }
}

function packetOf(frames: readonly EncodedFrame[], alone: Map<EncodedFrame, Packet>): Packet {
  const [first] = frames;
  if (first === undefined || frames.length > 1) return new Packet(frames);
  const known = alone.get(first) ?? new Packet(frames);
  alone.set(first, known);
  return known;
}

function sendAll({ connections }: Person, packet: Packet): void {
  for (const connection of connections) connection.send(packet);
}
