import { createHash } from 'node:crypto';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { settleHistory, writeHistory, type PastMessage } from '../history/index.ts';
import type { Context } from '../context.ts';
import type { Archive } from './archive.ts';
import { importFiles } from './import-files.ts';
import type { Cast, KnownPerson } from './import-people.ts';
import { skipInto, type ImportReport } from './report.ts';
import type { ForeignMessage, ForeignRoom, ImportSource, Skip } from './source.ts';

const BATCH = 500;

/** What the messages of one room are read with. */
interface Desk {
  readonly ctx: Context;
  readonly archive: Archive;
  readonly source: ImportSource;
  readonly cast: Cast;
  readonly bot: KnownPerson;
  readonly report: ImportReport;
}

/** Takes over what was said in a room, each message once however often it is imported. */
export async function importMessages(
  desk: Desk,
  foreign: ForeignRoom,
  room: Room | null,
  onPart: () => void,
): Promise<void> {
  const skip = skipInto(desk.report, `${foreign.name || foreign.key}: `);
  const known = new Set<string>();
  const usernameOf = (key: string) => desk.cast.get(key)?.username;
  const everybody = new Map([...desk.cast.values()].map((person) => [person.username, person]));
  for await (const part of desk.source.messagesOf(foreign, usernameOf, skip)) {
    for (let at = 0; at < part.length; at += BATCH) {
      const past: PastMessage[] = [];
      for (const message of part.slice(at, at + BATCH)) {
        const author = authorOf(desk, message);
        if (author === undefined) {
          skip(message.key, 'author-unknown');
          continue;
        }
        known.add(message.key);
        past.push(await asPast(desk, { message, author, known, everybody, room, skip }));
      }
      await write(desk, room, past);
    }
    onPart();
  }
  if (room === null) return;
  await settleHistory(desk.ctx, room._id);
  if (foreign.archived)
    await desk.ctx.models.rooms.update(room._id, { archived: true, updatedAt: desk.ctx.clock.now() });
}

async function write({ ctx, report }: Desk, room: Room | null, past: readonly PastMessage[]): Promise<void> {
  const made = room === null ? past.length : await writeHistory(ctx, room._id, past);
  report.messages.made += made;
  report.messages.found += past.length - made;
}

/** Whoever is not in the list of people but gives a name speaks through the bot. */
function authorOf({ cast, bot }: Desk, message: ForeignMessage): KnownPerson | undefined {
  return cast.get(message.authorKey) ?? (message.alias === null ? undefined : bot);
}

async function asPast(
  desk: Desk,
  about: {
    readonly message: ForeignMessage;
    readonly author: KnownPerson;
    readonly known: ReadonlySet<string>;
    readonly everybody: ReadonlyMap<string, KnownPerson>;
    readonly room: Room | null;
    readonly skip: Skip;
  },
): Promise<PastMessage> {
  const { message, author, known, everybody, room, skip } = about;
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
    body: [message.body, ...shown.links].filter((line) => line !== '').join('\n'),
    sentAt: message.sentAt,
    editedAt: message.editedAt,
    kind: message.kind,
    details: message.details,
    alias: cast.has(message.authorKey) ? null : message.alias,
    mentions: mentionsOf(message.body, everybody),
    files: shown.files,
    reactions: reactionsOf(message, cast),
    pinned: message.pinned ? { at: message.sentAt, by: author } : null,
    // The first message of the thread may have been left out: then the answer stands by itself.
    threadId:
      message.threadKey !== null && known.has(message.threadKey)
        ? messageId(source.origin, roomId, message.threadKey)
        : null,
    alsoToRoom: message.alsoToRoom,
  };
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
  for (const { emoji, authorKeys } of message.reactions) {
    const people = authorKeys.flatMap((key) => cast.get(key) ?? []);
    if (people.length > 0 && /^[\w+-]{1,70}$/.test(emoji)) reactions[emoji] = people;
  }
  return reactions;
}
