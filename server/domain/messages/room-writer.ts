import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Models } from '../../models/models.ts';
import type { Counters, StoredPreview } from '../../models/rooms.ts';
import { isPassingFault, withPatience } from '../../models/patience.ts';

/** A message before it has its numbers. `countsAsUnread`: an ordinary top-level one; `forGroup`: mentions all or here. */
export interface Unnumbered {
  readonly fields: Omit<Message, keyof Counters>;
  readonly countsAsUnread: boolean;
  readonly forGroup: boolean;
}

/** Appends messages to rooms: exactly once by id, in the order of the calls, at a cost that ignores the membership. */
export interface RoomWriter {
  /** @returns the message as it is stored: the given one, or the one that had this id already. */
  append(entry: Unnumbered): Promise<Message>;
}

/**
 * A number that was taken must be used soon: clients hold a rev to be settled 15 s after they saw a higher one. So an insert
 * that could not be made within this time gets new numbers.
 */
const NUMBERS_HOLD_MS = 8_000;
/** How long a send waits for the store to come back before it asks the sender to try again. */
const PATIENCE_MS = 12_000;
const LARGEST_BATCH = 200;

interface Waiting {
  readonly entry: Unnumbered;
  readonly resolve: (message: Message) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One line of waiting messages per room. While a write of the room is under way the next ones gather, and leave together: one
 * update of the room takes numbers for all of them, one insert writes them.
 */
export function createRoomWriter(models: Pick<Models, 'rooms' | 'messages'>): RoomWriter {
  const lines = new Map<string, Waiting[]>();
  const underWay = new Map<string, Promise<Message>>();

  function append(entry: Unnumbered): Promise<Message> {
    // The same id again while its first try is under way: one write, one answer for both.
    const id = entry.fields._id;
    const running = underWay.get(id);
    if (running !== undefined) return running;

    const promise = new Promise<Message>((resolve, reject) => enqueue({ entry, resolve, reject }));
    const settled = promise.finally(() => underWay.delete(id));
    underWay.set(id, settled);
    return settled;
  }

  function enqueue(waiting: Waiting): void {
    const roomId = waiting.entry.fields.roomId;
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
    while (line.length > 0) {
      const batch = line.splice(0, LARGEST_BATCH);
      try {
        const stored = await writeBatch(
          models,
          roomId,
          batch.map((waiting) => waiting.entry),
        );
        for (const waiting of batch) waiting.resolve(stored.get(waiting.entry.fields._id) as Message);
      } catch (error) {
        for (const waiting of batch) waiting.reject(isPassingFault(error) ? new DomainError('try-again') : error);
      }
    }
    lines.delete(roomId);
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
  for (;;) {
    try {
      for (const known of await models.messages.findMany(left.map((entry) => entry.fields._id)))
        stored.set(known._id, known);
      left = left.filter((entry) => !stored.has(entry.fields._id));
      if (left.length === 0) return stored;

      await insertRows(models, await numberRows(models, roomId, left), stored);
      return stored;
    } catch (error) {
      if (!isPassingFault(error) || performance.now() > deadline) throw error;
    }
  }
}

interface NumberedRows {
  readonly rows: readonly Message[];
  readonly taken: Counters;
  /** The room's counters after taking. */
  readonly counters: Counters;
}

async function numberRows(
  models: Pick<Models, 'rooms'>,
  roomId: string,
  entries: readonly Unnumbered[],
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
  const rows = entries.map((entry) => {
    next.seq += 1;
    next.rev += 1;
    if (entry.countsAsUnread) next.rootSeq += 1;
    if (entry.forGroup) next.groupSeq += 1;
    return { ...entry.fields, ...next };
  });
  return { rows, taken, counters };
}

async function insertRows(
  models: Pick<Models, 'rooms' | 'messages'>,
  { rows, taken, counters }: NumberedRows,
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
  const noneOfOurs = rows.every((row) => stored.get(row._id)?.seq !== row.seq);
  if (noneOfOurs) await models.rooms.giveBackNumbers(rows[0]?.roomId ?? '', counters, taken);
}

export function previewOf(message: Pick<Message, '_id' | 'author' | 'kind' | 'body' | 'sentAt'>): StoredPreview {
  return {
    id: message._id,
    author: message.author,
    kind: message.kind,
    body: message.body.slice(0, 200),
    sentAt: message.sentAt,
  };
}
