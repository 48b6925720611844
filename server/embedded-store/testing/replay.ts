import { BSON } from 'mongodb';
import type { Plain, RawConnection } from './raw-connection.ts';
import { isPlain, mapDocuments, type Fixture, type RecordedCase, type Watch } from './recorded-case.ts';
import { comparable, settle, settleReply } from './settle.ts';

export interface Comparison {
  readonly id: string;
  readonly same: boolean;
  readonly wanted: string;
  readonly got: string;
}

/** The two answers side by side where they begin to differ. */
export function difference({ id, wanted, got }: Comparison): string {
  const at = [...wanted].findIndex((character, index) => character !== got[index]);
  const from = Math.max(0, at - 100);
  return `${id}\n  MongoDB: …${wanted.slice(from, at + 200)}\n  store:   …${got.slice(from, at + 200)}`;
}

/** How long one `getMore` of a change stream waits for events, and how many in a row must find none. */
export interface Patience {
  readonly awaitMs: number;
  readonly quiet: number;
}

/** The embedded store shows an event before it acknowledges the write: what is not there at once does not come. */
const LITTLE: Patience = { awaitMs: 1, quiet: 1 };
/** A real replica set shows events when a majority has them. */
export const MUCH: Patience = { awaitMs: 40, quiet: 2 };

/** Replays recorded cases on a server whose database `t` may be emptied again and again. */
export class Replayer {
  readonly #sessions = new Map<string, Plain>();

  constructor(
    readonly connection: RawConnection,
    readonly fixtures: Readonly<Record<string, Fixture>>,
    readonly patience = LITTLE,
  ) {}

  /** A case whose server closes the connection, or answers nothing sensible, differs with that as its answer. */
  async compare(recorded: RecordedCase): Promise<Comparison> {
    const { id, answers, events, unordered = false } = recorded;
    const wanted = comparable(answers, events, unordered);
    try {
      const got = await this.#replay(recorded);
      const text = comparable(got.answers, got.events, unordered);
      return { id, same: wanted === text, wanted, got: text };
    } catch (error) {
      return { id, same: false, wanted, got: String(error) };
    }
  }

  async #replay(recorded: RecordedCase): Promise<{ answers: Plain[]; events?: unknown }> {
    await this.#prepare(recorded);
    if (!recorded.watch) return { answers: await this.#run(recorded.steps) };
    const stream = await this.#watch(recorded.watch);
    if ('refused' in stream) return { answers: [], events: stream };
    return { answers: await this.#run(recorded.steps), events: await this.#drain(stream) };
  }

  async #prepare({ setup, fixture = 'none', indexes = {} }: RecordedCase): Promise<void> {
    if (this.#sessions.size > 0) await this.#command('admin', { killSessions: [...this.#sessions.values()] });
    this.#sessions.clear();
    for (const name of await this.#collections())
      if (!name.startsWith('system.')) await this.#command('t', { drop: name });
    for (const [name, documents] of Object.entries(setup ?? this.fixtures[fixture] ?? {}))
      if (documents.length > 0) await this.#command('t', { insert: name, documents, writeConcern: { w: 1 } });
    for (const [name, keys] of Object.entries(indexes))
      await this.#command('t', {
        createIndexes: name,
        indexes: keys.map((key) => ({ key, name: Object.entries(key).flat().join('_') })),
      });
  }

  async #collections(): Promise<string[]> {
    const { cursor } = await this.#command('t', { listCollections: 1, nameOnly: true, cursor: {} });
    return (cursor as { firstBatch: { name: string }[] }).firstBatch.map(({ name }) => name);
  }

  async #run(steps: readonly Plain[]): Promise<Plain[]> {
    const answers: Plain[] = [];
    let cursor: unknown;
    for (const step of steps) {
      const { $db = 't', $session, ...command } = filledIn(step, cursor);
      const lsid = $session === undefined ? {} : { lsid: this.#session(String($session)) };
      const reply = await this.#command(String($db), { ...command, ...lsid });
      answers.push(settleReply(reply));
      cursor = openCursor(reply) ?? cursor;
    }
    return answers;
  }

  #session(name: string): Plain {
    const session = this.#sessions.get(name) ?? { id: new BSON.UUID() };
    this.#sessions.set(name, session);
    return session;
  }

  async #watch({ target, pipeline, options }: Watch): Promise<Stream | { refused: Plain }> {
    const db = target === 'cluster' ? 'admin' : 't';
    const stage = { $changeStream: { ...options, ...(target === 'cluster' && { allChangesForCluster: true }) } };
    const collection = target === 'c' ? 'c' : 1;
    const reply = await this.#command(db, { aggregate: collection, pipeline: [stage, ...pipeline], cursor: {} });
    if (Number(reply['ok']) === 0) return { refused: settleReply(reply) };
    return { db, id: (reply['cursor'] as Plain)['id'], collection: target === 'c' ? 'c' : '$cmd.aggregate' };
  }

  async #drain({ db, id, collection }: Stream): Promise<unknown[]> {
    const events: unknown[] = [];
    for (let quiet = 0; quiet < this.patience.quiet;) {
      const reply = await this.#command(db, { getMore: id, collection, maxTimeMS: this.patience.awaitMs });
      if (Number(reply['ok']) === 0) return [...events, { $error: settleReply(reply) }];
      const { nextBatch, id: open } = reply['cursor'] as { nextBatch: unknown[]; id: unknown };
      events.push(...nextBatch.map(settle));
      if (Number(open) === 0) return [...events, { $closed: true }];
      quiet = nextBatch.length > 0 ? 0 : quiet + 1;
    }
    await this.#command(db, { killCursors: collection, cursors: [id] });
    return events;
  }

  #command(db: string, command: Plain): Promise<Plain> {
    return this.connection.command({ ...command, $db: db });
  }
}

interface Stream {
  readonly db: string;
  readonly id: unknown;
  readonly collection: string;
}

function openCursor({ cursor }: Plain): unknown {
  return isPlain(cursor) && Number(cursor['id']) !== 0 ? cursor['id'] : undefined;
}

/** The cursor of the step before, and long strings that the recording only names. */
function filledIn(step: Plain, cursor: unknown): Plain {
  const filled = mapDocuments(step, (document) =>
    Object.fromEntries(Object.entries(document).map(([name, value]) => [name, longText(value)])),
  ) as Plain;
  if (filled['getMore'] === '$cursor') filled['getMore'] = cursor;
  if (Array.isArray(filled['cursors']) && filled['cursors'][0] === '$cursor') filled['cursors'] = [cursor];
  return filled;
}

function longText(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('$bytes:') ? 'x'.repeat(Number(value.slice(7))) : value;
}
