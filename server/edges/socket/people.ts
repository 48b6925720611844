import type { Connection } from './connection.ts';

/** Somebody who is connected to this process, with all their connections and, as of this point of the feed, their rooms. */
export interface Person {
  readonly userId: string;
  readonly connections: Set<Connection>;
  readonly rooms: Set<string>;
  /** Until the rooms are loaded: what the feed said of them meanwhile, which is newer. */
  loading: { readonly moved: Map<string, boolean>; readonly done: Promise<void> } | null;
}

const RETRY_MS = 200;

const nobody: ReadonlySet<never> = new Set<never>();

/**
 * Who of this process is where. It follows the feed: a room's people are those who are members at the point of the feed that is
 * being delivered.
 */
export class People {
  private readonly persons = new Map<string, Person>();
  private readonly rooms = new Map<string, Set<Person>>();
  private readonly watchers = new Map<string, Set<Connection>>();
  private readonly sessions = new Map<string, Set<Connection>>();
  private readonly loadRooms: (userId: string) => Promise<readonly string[]>;

  constructor(loadRooms: (userId: string) => Promise<readonly string[]>) {
    this.loadRooms = loadRooms;
  }

  /**
   * Takes a connection in. It is told what is for its person or session from now on, and what is for its rooms as soon as the
   * promise resolves.
   */
  async enter(connection: Connection): Promise<void> {
    keep(this.sessions, connection.sessionId, connection);
    const { userId } = connection;
    const person = this.persons.get(userId) ?? { userId, connections: new Set(), rooms: new Set(), loading: null };
    const isNew = !this.persons.has(userId);
    this.persons.set(userId, person);
    person.connections.add(connection);
    if (isNew) this.load(person);
    await loaded(person);
  }

  leave(connection: Connection): void {
    drop(this.sessions, connection.sessionId, connection);
    for (const userId of connection.watched) drop(this.watchers, userId, connection);
    const person = this.persons.get(connection.userId);
    if (person === undefined || !person.connections.delete(connection) || person.connections.size > 0) return;
    for (const roomId of person.rooms) drop(this.rooms, roomId, person);
    this.persons.delete(person.userId);
  }

  /** The feed has a gap: rooms are loaded anew, and until then nothing that is for a room reaches anybody. */
  async reload(): Promise<void> {
    const all = [...this.persons.values()];
    for (const person of all) {
      for (const roomId of person.rooms) drop(this.rooms, roomId, person);
      person.rooms.clear();
      this.load(person);
    }
    await Promise.all(all.flatMap((person) => person.loading?.done ?? []));
  }

  /** @returns the person when they are connected here. */
  find(userId: string): Person | undefined {
    return this.persons.get(userId);
  }

  all(): Iterable<Person> {
    return this.persons.values();
  }

  in(roomId: string): ReadonlySet<Person> {
    return this.rooms.get(roomId) ?? nobody;
  }

  watching(userId: string): ReadonlySet<Connection> {
    return this.watchers.get(userId) ?? nobody;
  }

  ofSession(sessionId: string): ReadonlySet<Connection> {
    return this.sessions.get(sessionId) ?? nobody;
  }

  *connections(): Iterable<Connection> {
    for (const person of this.persons.values()) yield* person.connections;
  }

  /** The feed says that somebody is in a room now, or out of it. */
  move(person: Person, roomId: string, isIn: boolean): void {
    person.loading?.moved.set(roomId, isIn);
    if (isIn) {
      person.rooms.add(roomId);
      keep(this.rooms, roomId, person);
    } else if (person.rooms.delete(roomId)) {
      drop(this.rooms, roomId, person);
    }
  }

  watch(connection: Connection, userIds: readonly string[]): void {
    for (const userId of connection.watched) drop(this.watchers, userId, connection);
    connection.watched = [...new Set(userIds)];
    for (const userId of connection.watched) keep(this.watchers, userId, connection);
  }

  /**
   * What the store says now was true at some moment between asking and answering, and the feed may be behind that moment or
   * ahead of it. What the feed says while we wait is what stands when it has said all of it, so it wins.
   */
  private load(person: Person): void {
    const moved = new Map<string, boolean>();
    const isHere = () => this.persons.get(person.userId) === person;
    const isWaitedFor = () => person.loading?.moved === moved && isHere();
    const load = async () => {
      const rooms = await this.loadPatiently(person.userId, isWaitedFor);
      if (person.loading?.moved !== moved) return;
      person.loading = null;
      if (!isHere()) return;
      for (const roomId of rooms) if (moved.get(roomId) !== false) this.move(person, roomId, true);
    };
    person.loading = { moved, done: load() };
  }

  /** As long as the store is away nobody can be told which rooms are theirs, so they wait. */
  private async loadPatiently(userId: string, isWaitedFor: () => boolean): Promise<readonly string[]> {
    for (;;) {
      try {
        return await this.loadRooms(userId);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        if (!isWaitedFor()) return [];
      }
    }
  }
}

/** While one waits the feed may have a gap, and the loading begin anew. */
async function loaded(person: Person): Promise<void> {
  while (person.loading !== null) await person.loading.done;
}

function keep<Value>(sets: Map<string, Set<Value>>, key: string, value: Value): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function drop<Value>(sets: Map<string, Set<Value>>, key: string, value: Value): void {
  const set = sets.get(key);
  if (set?.delete(value) === true && set.size === 0) sets.delete(key);
}
