import type { Presence } from '../../models/presences.ts';
import type { User } from '../../models/users.ts';
import type { Context } from '../context.ts';
import { settle } from './settle.ts';
import { statusOf } from './status-of.ts';
import { wordsOf } from './status-words.ts';
import { sweepInstances, type SweepTimes } from './sweep-instances.ts';

/** How long somebody stays present after their last connection went: a reload of the page is no absence. */
const GRACE_MS = 3_000;
/**
 * Flips are gathered for this long: a crowd coming back is a few rounds of writes, who has several of them on screen hears of them at
 * once, and nobody flickers. What takes the server's processor is the packets that go out, each to one screen.
 */
const GATHER_MS = 1_000;
const WRITES_AT_ONCE = 50;

/** One connection's part in somebody's presence. */
export interface PresenceTie {
  /** The person at this connection went idle, or came back. */
  setAway(away: boolean): void;
  end(): void;
}

/** Knows who is connected to this process, and writes it down when that flips; takes off the people of dead processes. */
export interface PresenceKeeper {
  connect(user: Present): PresenceTie;
  /** Others took this process for dead and its people for gone: says all of it anew. */
  repeat(): void;
  /** Takes everybody off who is here by this process. */
  close(): Promise<void>;
}

type State = 'online' | 'away' | null;
type Present = Pick<User, '_id' | 'statusDefault' | 'statusText' | 'statusEmoji' | 'statusExpiresAt'>;

interface Person {
  readonly user: Present;
  /** Each connection, and whether its person is away. */
  readonly ties: Map<PresenceTie, boolean>;
  written: State;
  /** As it stood in the store when it was last written or read from here; others may have changed it since. */
  seen: Presence | null;
  grace: ReturnType<typeof setTimeout> | null;
}

export function createPresenceKeeper(ctx: Context, sweep: SweepTimes = {}): PresenceKeeper {
  const stopSweeping = sweepInstances(ctx, sweep);
  const people = new Map<string, Person>();
  const flipped = new Set<Person>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  function connect(user: Person['user']): PresenceTie {
    const person: Person = people.get(user._id) ?? { user, ties: new Map(), written: null, seen: null, grace: null };
    people.set(user._id, person);
    const tie: PresenceTie = {
      setAway(away) {
        if (!person.ties.has(tie)) return;
        person.ties.set(tie, away);
        note(person);
      },
      end() {
        if (!person.ties.delete(tie) || closed) return;
        if (person.ties.size > 0) note(person);
        else person.grace = setTimeout(graceOver, GRACE_MS, person);
      },
    };
    if (person.grace !== null) clearTimeout(person.grace);
    person.grace = null;
    person.ties.set(tie, false);
    note(person);
    return tie;
  }

  function graceOver(person: Person): void {
    person.grace = null;
    note(person);
  }

  function note(person: Person): void {
    if (closed) return;
    flipped.add(person);
    timer ??= setTimeout(flush, GATHER_MS);
  }

  function flush(): void {
    timer = null;
    const due = [...flipped];
    flipped.clear();
    writing = writing.then(() => writeAll(due));
  }

  async function writeAll(due: readonly Person[]): Promise<void> {
    for (let at = 0; at < due.length; at += WRITES_AT_ONCE) await writeSome(due.slice(at, at + WRITES_AT_ONCE));
  }

  /** One write for all of them; for who is new, or was changed from elsewhere since we saw them, the longer way. */
  async function writeSome(people: readonly Person[]): Promise<void> {
    const due = people.filter((person) => stateNow(person) !== person.written);
    for (const person of people) if (!due.includes(person)) forgetIfGone(person);
    if (due.length === 0) return;
    try {
      await look(due.filter(({ seen }) => seen === null));
      const known = due.filter(({ seen }) => seen !== null);
      const strangers = due.filter(({ seen }) => seen === null);
      const alone = (await flipAll(known)) ? strangers : due;
      await Promise.all(alone.map(write));
    } catch (error) {
      notWritten(due, error);
    }
  }

  async function look(people: readonly Person[]): Promise<void> {
    if (people.length === 0) return;
    const held = await ctx.models.presences.findMany(people.map(({ user }) => user._id));
    const byId = new Map(held.map((presence) => [presence._id, presence]));
    for (const person of people) person.seen = byId.get(person.user._id) ?? null;
  }

  /** @returns false when it must be done one by one: it is unknown which of them did not stand as they were seen. */
  async function flipAll(people: readonly Person[]): Promise<boolean> {
    const flips = people.flatMap((person) => {
      const { seen } = person;
      if (seen === null) return [];
      const state = stateNow(person);
      const { [ctx.instanceId]: _mine, ...others } = seen.instances;
      const instances = state === null ? others : { ...seen.instances, [ctx.instanceId]: state };
      const status = statusOf({ instances, chosen: seen.chosen });
      return [{ person, seen, state, status, after: { ...seen, instances, status } }];
    });
    if (flips.length === 0) return true;
    if (!(await ctx.models.presences.flip(ctx.instanceId, flips, ctx.clock.now()))) return false;
    for (const { person, state, after } of flips) {
      person.written = state;
      person.seen = after;
      forgetIfGone(person);
    }
    return true;
  }

  async function write(person: Person): Promise<void> {
    const state = stateNow(person);
    try {
      const { _id } = person.user;
      const now = ctx.clock.now();
      const changed = await ctx.models.presences.setInstance(_id, ctx.instanceId, state, wordsOf(person.user), now);
      await settle(ctx, changed);
      person.seen = changed === null ? null : { ...changed, status: statusOf(changed) };
      person.written = state;
      forgetIfGone(person);
    } catch (error) {
      notWritten([person], error);
    }
  }

  /** The store is away: what is true by then is written when it is back. */
  function notWritten(people: readonly Person[], error: unknown): void {
    ctx.log.debug({ err: error }, 'presence could not be written');
    for (const person of people) {
      person.seen = null;
      note(person);
    }
  }

  function stateNow(person: Person): State {
    return closed ? null : stateOf(person);
  }

  function forgetIfGone(person: Person): void {
    const gone = person.ties.size === 0 && person.written === null && person.grace === null;
    if (gone && people.get(person.user._id) === person) people.delete(person.user._id);
  }

  return {
    connect,
    repeat() {
      for (const person of people.values()) {
        person.written = null;
        person.seen = null;
        note(person);
      }
    },
    async close() {
      closed = true;
      stopSweeping();
      if (timer !== null) clearTimeout(timer);
      for (const { grace } of people.values()) if (grace !== null) clearTimeout(grace);
      await writing;
      await writeAll([...people.values()]);
    },
  };
}

function stateOf({ ties }: Person): State {
  if (ties.size === 0) return null;
  return [...ties.values()].includes(false) ? 'online' : 'away';
}
