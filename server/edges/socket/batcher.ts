import type { Connection } from './connection.ts';
import { Packet, type EncodedFrame } from './packet.ts';
import type { People, Person } from './people.ts';

/** What waits for the people of one room. */
interface RoomLine {
  readonly frames: EncodedFrame[];
  /** People who need not all of it: from which frame on they do. */
  readonly from: Map<Person, number>;
}

/**
 * Gathers what one batch of the feed has for everybody, and sends it as few packets as possible: what a room gets is encoded
 * once, and the same bytes go to everybody in it.
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

  flush(): void {
    for (const [roomId, { from }] of this.rooms)
      for (const person of from.keys()) if (person.rooms.has(roomId)) this.takeOver(person, roomId);

    for (const [person, frames] of this.own) {
      const packet = new Packet(frames);
      for (const connection of person.connections) connection.send(packet);
    }
    for (const [connection, frames] of this.single) connection.send(new Packet(frames));
    for (const [roomId, { frames, from }] of this.rooms) {
      const packet = new Packet(frames);
      for (const person of this.people.in(roomId)) {
        if (from.has(person)) continue;
        for (const connection of person.connections) connection.send(packet);
      }
    }
    this.rooms.clear();
    this.own.clear();
    this.single.clear();
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
