import { createHash } from 'node:crypto';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { announceHistory, writeHistory, type PastMessage } from '../history/index.ts';
import type { Context } from '../context.ts';
import type { Archive } from './archive.ts';
import { importFiles } from './import-files.ts';
import type { Cast, KnownPerson } from './import-people.ts';
import { skipInto, type ImportReport } from './report.ts';
import type { ForeignMessage, ForeignRoom, ImportSource, Skip } from './source.ts';

const BATCH = 500;
/** Whoever looks at the room meanwhile sees it grow this often. */
const TELL_EVERY_MS = 20_000;
/**
 * Characters. Today's `Message_MaxAllowedSize` is a rule for who writes today: what was said stays as it was. Beyond this no text
 * can be read or shown any more.
 */
const LONGEST_BODY = 100_000;
const LONGEST_ALIAS = 100;
const MOST_REACTIONS = 100;
const MOST_REACTORS = 1_000;

/** What the messages of one room are read with. */
export interface Desk {
  readonly ctx: Context;
  readonly archive: Archive;
  readonly source: ImportSource;
  readonly cast: Cast;
  /** Keys of people who are to stay out, and what they said with them. */
  readonly without: ReadonlySet<string>;
  readonly bot: KnownPerson;
  readonly report: ImportReport;
  /** Called between batches: lets others have their turn, and throws when the import is to end here. */
  readonly pause: () => Promise<void>;
}

/** Takes over what was said in a room, each message once however often it is imported. */
export async function importMessages(
  desk: Desk,
  foreign: ForeignRoom,
  room: Room | null,
  onPart: () => void,
): Promise<void> {
  const skip = skipInto(desk.report, `${foreign.name || foreign.key}: `);
  const threads = new Map<string, string>();
  const usernameOf = (key: string) => desk.cast.get(key)?.username;
  const everybody = new Map([...desk.cast.values()].map((person) => [person.username, person]));
  let toldAt = performance.now();
  let untold = false;
  const tell = async () => {
    if (room === null || !untold) return;
    await announceHistory(desk.ctx, room._id);
    toldAt = performance.now();
    untold = false;
  };
  try {
    for await (const part of desk.source.messagesOf(foreign, usernameOf, skip)) {
      for (let at = 0; at < part.length; at += BATCH) {
        await desk.pause();
        const past: PastMessage[] = [];
        for (const message of part.slice(at, at + BATCH)) {
          const author = authorOf(desk, message);
          if (author === undefined) {
            skip(message.key, desk.without.has(message.authorKey) ? 'not-chosen' : 'author-unknown');
            continue;
          }
          const threadKey = threadOf(message, threads);
          threads.set(message.key, threadKey ?? message.key);
          past.push(await asPast(desk, { message, author, threadKey, everybody, room, skip }));
        }
        if ((await write(desk, room, past)) > 0) untold = true;
        if (performance.now() - toldAt > TELL_EVERY_MS) await tell();
      }
      await desk.pause();
      onPart();
    }
  } finally {
    // Also of what was written before it ended early.
    await tell();
  }
  if (room !== null && foreign.archived && !room.archived)
    await desk.ctx.models.rooms.update(room._id, { archived: true, updatedAt: desk.ctx.clock.now() });
}

/**
 * The first message of the thread that a message stands in. One that was left out, or comes later, makes no thread: then the
 * answer stands by itself. An answer to an answer belongs where that one does, so that there are no threads in threads, and none
 * in a circle.
 */
function threadOf({ threadKey }: ForeignMessage, threads: ReadonlyMap<string, string>): string | null {
  return threadKey === null ? null : (threads.get(threadKey) ?? null);
}

/** @returns how many are new. */
async function write({ ctx, report }: Desk, room: Room | null, past: readonly PastMessage[]): Promise<number> {
  const made = room === null ? past.length : await writeHistory(ctx, room._id, past, { imported: true });
  report.messages.made += made;
  report.messages.found += past.length - made;
  return made;
}

/** Whoever is not in the list of people but gives a name speaks through the bot. */
function authorOf({ cast, without, bot }: Desk, message: ForeignMessage): KnownPerson | undefined {
  if (without.has(message.authorKey)) return undefined;
  return cast.get(message.authorKey) ?? (message.alias === null ? undefined : bot);
}

async function asPast(
  desk: Desk,
  about: {
    readonly message: ForeignMessage;
    readonly author: KnownPerson;
    readonly threadKey: string | null;
    readonly everybody: ReadonlyMap<string, KnownPerson>;
    readonly room: Room | null;
    readonly skip: Skip;
  },
): Promise<PastMessage> {
  const { message, author, threadKey, everybody, room, skip } = about;
  const { source, cast } = desk;
  const roomId = room?._id ?? '';
  const id = messageId(source.origin, roomId, message.key);
  const shown = await importFiles(desk, {
    files: message.files,
    messageId: id,
    author,
    roomId: room?._id ?? null,
    skip,
  });
  return {
    id,
    author,
    body: bodyOf([message.body, ...shown.links], message.key, skip),
    sentAt: message.sentAt,
    editedAt: message.editedAt,
    kind: message.kind,
    details: message.details,
    alias: cast.has(message.authorKey) ? null : (message.alias?.slice(0, LONGEST_ALIAS) ?? null),
    mentions: mentionsOf(message.body, everybody),
    files: shown.files,
    reactions: reactionsOf(message, cast),
    pinned: message.pinned ? { at: message.sentAt, by: author } : null,
    threadId: threadKey === null ? null : messageId(source.origin, roomId, threadKey),
    alsoToRoom: message.alsoToRoom,
  };
}

function bodyOf(lines: readonly string[], key: string, skip: Skip): string {
  const body = lines.filter((line) => line !== '').join('\n');
  if (body.length <= LONGEST_BODY) return body;
  skip(key, 'cut');
  // Not in the middle of a sign of two halves.
  return `${body.slice(0, LONGEST_BODY).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The same message gets the same id in every import. */
function messageId(origin: string, roomId: string, key: string): string {
  return createHash('sha256').update(`${origin}\n${roomId}\n${key}`).digest('hex').slice(0, 26);
}

function mentionsOf(body: string, everybody: ReadonlyMap<string, KnownPerson>): Message['mentions'] {
  const named = new Set([...body.matchAll(/@([\p{L}\p{N}_.-]{1,63})/gu)].map(([, name]) => name ?? ''));
  return [...named].flatMap((name) => everybody.get(name.replace(/[.-]+$/, '')) ?? []).slice(0, 100);
}

function reactionsOf(message: ForeignMessage, cast: Cast): Message['reactions'] {
  const reactions: Record<string, KnownPerson[]> = {};
  for (const { emoji, authorKeys } of message.reactions.slice(0, MOST_REACTIONS)) {
    const people = [...new Set(authorKeys)].slice(0, MOST_REACTORS).flatMap((key) => cast.get(key) ?? []);
    if (people.length > 0 && /^[\w+-]{1,70}$/.test(emoji)) reactions[emoji] = people;
  }
  return reactions;
}
