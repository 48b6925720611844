import { shownWords } from '../../contracts/attachment.ts';
import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Models } from '../../models/models.ts';
import type { Counters, StoredPreview } from '../../models/rooms.ts';
import { authorToShow } from './author-to-show.ts';
import { isPassingFault, withPatience } from '../../models/patience.ts';

/** A message before it has its numbers. `countsAsUnread`: an ordinary top-level one; `forGroup`: mentions all or here. */
export interface Unnumbered {
  readonly fields: Omit<Message, keyof Counters>;
  readonly countsAsUnread: boolean;
  readonly forGroup: boolean;
}

/** A place in a room's line, taken before it is known whether and what may be written there. */
export interface Place {
  readonly roomId: string;
  readonly messageId: string;
  /** Checks access and makes the message; begins at once, and its refusal frees the place. */
  readonly prepare: () => Promise<Unnumbered>;
}

/** Appends messages to rooms: exactly once by id, in the order of the calls, at a cost that ignores the membership. */
export interface RoomWriter {
  /** @returns the message as it is stored: the given one, or the one that had this id already. */
  append(place: Place): Promise<Message>;
}

/**
 * A number that was taken must be used soon: clients hold a rev to be settled 15 s after they saw a higher one. So an insert
 * that could not be made within this time gets new numbers.
 */
const NUMBERS_HOLD_MS = 8_000;
/** How long a send waits for the store to come back before it asks the sender to try again. */
const PATIENCE_MS = 12_000;
const LARGEST_BATCH = 200;
const PREVIEW_LENGTH = 200;

interface Waiting {
  readonly prepared: Promise<void>;
  /** Null until prepared. */
  outcome: { readonly entry: Unnumbered } | { readonly refusal: unknown } | null;
  readonly resolve: (message: Message) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One line of waiting messages per room, in the order of the calls. While a write of the room is under way the next ones gather,
 * and leave together: one update of the room takes numbers for all of them, one insert writes them.
 */
export function createRoomWriter(models: Pick<Models, 'rooms' | 'messages'>): RoomWriter {
  const lines = new Map<string, Waiting[]>();
  const underWay = new Map<string, Promise<Message>>();

  async function append({ roomId, messageId, prepare }: Place): Promise<Message> {
    // The same id again while its first try is under way: one write, and one answer for whoever may have it.
    const running = underWay.get(messageId);
    if (running !== undefined) return (await Promise.all([running, prepare()]))[0];

    const stored = new Promise<Message>((resolve, reject) => enqueue(roomId, prepare, resolve, reject));
    underWay.set(messageId, stored);
    try {
      return await stored;
    } finally {
      underWay.delete(messageId);
    }
  }

  function enqueue(
    roomId: string,
    prepare: Place['prepare'],
    resolve: Waiting['resolve'],
    reject: Waiting['reject'],
  ): void {
    const waiting: Waiting = {
      outcome: null,
      resolve,
      reject,
      prepared: prepare().then(
        (entry) => void (waiting.outcome = { entry }),
        (refusal: unknown) => void (waiting.outcome = { refusal }),
      ),
    };
    const line = lines.get(roomId);
    if (line !== undefined) {
      line.push(waiting);
      return;
    }
    const fresh = [waiting];
    lines.set(roomId, fresh);
    void drain(roomId, fresh);
  }

  async function drain(roomId: string, line: Waiting[]): Promise<void> {
    while (line[0] !== undefined) {
      await line[0].prepared;
      const unprepared = line.findIndex((waiting) => waiting.outcome === null);
      await writeAll(roomId, line.splice(0, Math.min(unprepared === -1 ? line.length : unprepared, LARGEST_BATCH)));
    }
    lines.delete(roomId);
  }

  async function writeAll(roomId: string, batch: readonly Waiting[]): Promise<void> {
    const entries = batch.flatMap(({ outcome }) => (outcome !== null && 'entry' in outcome ? [outcome.entry] : []));
    let stored = new Map<string, Message>();
    let fault: unknown = new DomainError('try-again');
    try {
      stored = await writeBatch(models, roomId, entries);
    } catch (error) {
      if (!isPassingFault(error)) fault = error;
    }
    for (const { outcome, resolve, reject } of batch) {
      const message = outcome !== null && 'entry' in outcome ? stored.get(outcome.entry.fields._id) : undefined;
      if (message !== undefined) resolve(message);
      else reject(outcome !== null && 'refusal' in outcome ? outcome.refusal : fault);
    }
  }

  return { append };
}

async function writeBatch(
  models: Pick<Models, 'rooms' | 'messages'>,
  roomId: string,
  entries: readonly Unnumbered[],
): Promise<Map<string, Message>> {
  const deadline = performance.now() + PATIENCE_MS;
  const stored = new Map<string, Message>();
  let left = entries;
  while (left.length > 0) {
    try {
      for (const known of await models.messages.findMany(left.map((entry) => entry.fields._id)))
        stored.set(known._id, known);
      left = left.filter((entry) => !stored.has(entry.fields._id));
      const [first, ...others] = left;
      if (first !== undefined) await insertRows(models, await numberRows(models, roomId, [first, ...others]), stored);
      break;
    } catch (error) {
      if (!isPassingFault(error) || performance.now() > deadline) throw error;
    }
  }
  return stored;
}

interface NumberedRows {
  readonly rows: readonly [Message, ...Message[]];
  /** Which of them took a root number, and which a group number. */
  readonly counts: readonly { readonly root: boolean; readonly group: boolean }[];
  readonly taken: Counters;
  /** The room's counters after taking. */
  readonly counters: Counters;
}

async function numberRows(
  models: Pick<Models, 'rooms'>,
  roomId: string,
  entries: readonly [Unnumbered, ...Unnumbered[]],
): Promise<NumberedRows> {
  const taken = {
    seq: entries.length,
    rev: entries.length,
    rootSeq: entries.filter((entry) => entry.countsAsUnread).length,
    groupSeq: entries.filter((entry) => entry.forGroup).length,
  };
  const newest = entries.findLast((entry) => entry.countsAsUnread)?.fields;
  const counters = await withPatience(
    () =>
      models.rooms.takeNumbers(
        roomId,
        taken,
        newest === undefined ? null : { lastMessageAt: newest.sentAt, lastMessage: previewOf(newest) },
      ),
    PATIENCE_MS,
  );
  if (counters === null) throw new DomainError('room-not-found');

  const next = {
    seq: counters.seq - taken.seq,
    rev: counters.rev - taken.rev,
    rootSeq: counters.rootSeq - taken.rootSeq,
    groupSeq: counters.groupSeq - taken.groupSeq,
  };
  const number = (entry: Unnumbered): Message => {
    next.seq += 1;
    next.rev += 1;
    if (entry.countsAsUnread) next.rootSeq += 1;
    if (entry.forGroup) next.groupSeq += 1;
    return { ...entry.fields, ...next };
  };
  const [first, ...others] = entries;
  return {
    rows: [number(first), ...others.map(number)],
    counts: entries.map(({ countsAsUnread, forGroup }) => ({ root: countsAsUnread, group: forGroup })),
    taken,
    counters,
  };
}

async function insertRows(
  models: Pick<Models, 'rooms' | 'messages'>,
  { rows, counts, taken, counters }: NumberedRows,
  stored: Map<string, Message>,
): Promise<void> {
  const allNew = await withPatience(() => models.messages.insertNew(rows), NUMBERS_HOLD_MS);
  if (allNew) {
    for (const row of rows) stored.set(row._id, row);
    return;
  }

  // Some ids were there already: from our own first try, whose answer was lost (then the numbers agree), or because another
  // process stored the same id in this moment. Then its message stands, and our numbers go back if they still can.
  for (const known of await models.messages.findMany(rows.map((row) => row._id))) stored.set(known._id, known);
  const unused = rows.map((row) => stored.get(row._id)?.seq !== row.seq);
  const [{ roomId }] = rows;
  if (!unused.includes(true)) return;
  if (!unused.includes(false) && (await models.rooms.giveBackNumbers(roomId, counters, taken))) return;
  await models.rooms.loseNumbers(roomId, {
    rootSeqs: rows.filter((_, at) => unused[at] && counts[at]?.root).map(({ rootSeq }) => rootSeq),
    groupSeqs: rows.filter((_, at) => unused[at] && counts[at]?.group).map(({ groupSeq }) => groupSeq),
  });
}

/** A message that has no words of its own shows those of its cards. */
export function previewOf(message: Omit<Message, keyof Counters>): StoredPreview {
  return {
    id: message._id,
    author: authorToShow(message),
    kind: message.kind,
    body: shownWords(message).slice(0, PREVIEW_LENGTH),
    sentAt: message.sentAt,
  };
}
