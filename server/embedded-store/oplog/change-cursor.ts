import type { Binary, Doc, Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { turnClock } from '../turns/turn.ts';
import { changeEvent, invalidateEvent, isTold, type EventDocuments } from './change-event.ts';
import type { Oplog } from './change-log.ts';
import type { Logged } from './entry-codec.ts';
import { toToken, type ResumePoint } from './resume-token.ts';
import { concerns, ends, type Watched } from './watched.ts';

/** When documents are shown beside a change; `required` refuses to go on without them. */
export type Shown = 'off' | 'whenAvailable' | 'required';

export interface ChangeCursorOptions {
  watched: Watched;
  start: ResumePoint;
  /** Shows the document as it is when the event of an update is read. */
  lookUp: boolean;
  before: Shown;
  /** The document of that `_id` as it is now in that very collection; undefined when it is gone. */
  find(ns: string, collection: Binary, id: Value): Promise<Uint8Array | undefined>;
  /** The stages behind `$changeStream`: the event as it shall be seen, or undefined when it is filtered out. */
  transform?: (event: Buffer) => Uint8Array | undefined;
}

/** One look at the log: what was found, and whether the log was read to its end. */
export interface Scan {
  events: Uint8Array[];
  atEnd: boolean;
}

const ENTRIES_AT_ONCE = 200;
/** A scan that begins late in a turn goes on for so long, at least. */
const LEAST_MILLISECONDS = 1;
const ENTRIES_PER_LOOK = 16;
const BATCH_BYTES = 16 * 1024 * 1024;

/** A change stream: a place in the log and what is to be told of the entries behind it. */
export class ChangeCursor {
  /** Nothing will follow: what was watched is gone. */
  ended = false;
  private position: bigint;
  private lastIsEvent: boolean;
  /** The stream was resumed between the end of what it watched and the event that says so. */
  private owedInvalidate: Logged | undefined;

  constructor(
    private readonly log: Oplog,
    private readonly options: ChangeCursorOptions,
  ) {
    const { start, watched } = options;
    if (start.time < log.trimmedThrough) throw historyLost();
    this.position = start.time;
    this.lastIsEvent = start.kind === 'event';
    if (start.kind === 'place') return;
    const [entry] = log.after(start.time - 1n, 1);
    if (entry?.time !== start.time || !isTold(entry.entry) || !concerns(watched, entry.entry)) throw eventUnknown();
    if (start.kind === 'event' && ends(watched, entry.entry)) this.owedInvalidate = entry;
  }

  /** Where to resume so that nothing is missed or told twice. */
  get resumeToken(): Doc {
    return toToken(this.position, this.ended ? 'invalidate' : this.lastIsEvent ? 'event' : 'place');
  }

  /** Reads on for at most some milliseconds; call again at once unless `atEnd` or events came. */
  async scan(limit: number): Promise<Scan> {
    const events: Uint8Array[] = [];
    let bytes = 0;
    const until = Math.max(turnClock.endOfSlice, performance.now() + LEAST_MILLISECONDS);
    let told = 0;
    if (this.position < this.log.trimmedThrough) throw historyLost();
    if (this.owedInvalidate) return { events: this.end(this.owedInvalidate), atEnd: true };

    while (events.length < limit) {
      const entries = this.log.after(this.position, Math.min(ENTRIES_AT_ONCE, limit * 4));
      if (entries.length === 0) return { events, atEnd: true };
      for (const logged of entries) {
        const event = await this.told(logged);
        if (event && bytes + event.length > BATCH_BYTES && events.length > 0) return { events, atEnd: false };
        this.position = logged.time;
        this.lastIsEvent = event !== undefined;
        if (event) {
          events.push(event);
          bytes += event.length;
        }
        if (concerns(this.options.watched, logged.entry) && ends(this.options.watched, logged.entry)) {
          if (events.length >= limit) this.owedInvalidate = logged;
          else events.push(...this.end(logged));
          return { events, atEnd: true };
        }
        if (events.length >= limit) break;
        if (++told % ENTRIES_PER_LOOK === 0 && performance.now() > until) return { events, atEnd: false };
      }
    }
    return { events, atEnd: false };
  }

  private end(logged: Logged): Uint8Array[] {
    this.ended = true;
    const event = invalidateEvent(logged);
    const seen = this.options.transform ? this.options.transform(event) : event;
    return seen ? [seen] : [];
  }

  private async told(logged: Logged): Promise<Uint8Array | undefined> {
    const { watched, transform } = this.options;
    if (!isTold(logged.entry) || !concerns(watched, logged.entry)) return undefined;
    const event = this.isPlain(logged) ? plainEvent(logged) : changeEvent(logged, await this.documents(logged));
    return transform ? transform(event) : event;
  }

  private isPlain({ entry }: Logged): boolean {
    const { lookUp, before } = this.options;
    return entry.op === 'insert' || ((entry.op !== 'update' || !lookUp) && before === 'off');
  }

  private async documents({ entry }: Logged): Promise<EventDocuments> {
    const { lookUp, before, find } = this.options;
    const documents: EventDocuments = {};
    if (entry.op === 'update' && lookUp)
      documents.fullDocument = (await find(entry.ns, entry.collection, entry.id)) ?? null;
    if (before !== 'off' && (entry.op === 'update' || entry.op === 'replace' || entry.op === 'delete')) {
      if (!entry.before && before === 'required') throw preImageMissing();
      documents.before = entry.before ?? null;
    }
    return documents;
  }
}

/** An event that shows nothing but the entry is the same for all streams, so it is encoded once. */
function plainEvent(logged: Logged): Buffer {
  return (logged.event ??= changeEvent(logged, {}));
}

const NOT_RESUMABLE = { labels: ['NonResumableChangeStreamError'] };

function historyLost(): StoreError {
  const message = 'Resume of change stream was not possible, as the resume point may no longer be in the oplog.';
  return new StoreError('ChangeStreamHistoryLost', message, NOT_RESUMABLE);
}

/** The token is of another stream, or of another store. */
function eventUnknown(): StoreError {
  const message = 'cannot resume stream; the resume token was not found';
  return new StoreError('ChangeStreamFatalError', message, NOT_RESUMABLE);
}

function preImageMissing(): StoreError {
  const message = 'Change stream was configured to require a pre-image for all update, delete and replace events';
  return new StoreError(51770, message);
}
