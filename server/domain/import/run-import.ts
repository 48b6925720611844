import { DomainError } from '../../contracts/errors.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Archive } from './archive.ts';
import { readCsv } from './csv.ts';
import { importMessages } from './import-messages.ts';
import { importPeople, type Casting, type KnownPerson } from './import-people.ts';
import { importRoom } from './import-rooms.ts';
import { newReport, skipInto, type ImportReport } from './report.ts';
import { readSlack } from './slack.ts';
import type { ImportSource, ReadSource } from './source.ts';

export type { ImportReport } from './report.ts';

export interface ImportProgress {
  readonly phase: 'people' | 'rooms' | 'messages';
  readonly done: number;
  readonly total: number;
}

/** Kinds of archives, by the file that each has. */
const readers: readonly { readonly has: string; readonly read: ReadSource }[] = [
  { has: 'users.json', read: readSlack },
  { has: 'users.csv', read: readCsv },
  { has: 'channels.csv', read: readCsv },
];

/** The one who speaks for those who have no account. */
const BOT_USER_ID = 'rocket.cat';

/** What an archive holds, for whoever chooses from it. */
export interface FoundInArchive {
  readonly origin: ImportSource['origin'];
  readonly people: ImportSource['people'];
  readonly rooms: ImportSource['rooms'];
  readonly casting: Casting;
}

interface ImportOrder {
  readonly archive: Archive;
  readonly dryRun: boolean;
  /** Keys of what is to stay out. */
  readonly without?: { readonly people: readonly string[]; readonly rooms: readonly string[] };
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called when it is known who is who. */
  readonly onFound?: (found: FoundInArchive) => void;
  /** Called between small steps; what it throws ends the import there. */
  readonly pause?: () => Promise<void>;
}

/** @throws DomainError `import-unreadable` when an archive is of no known kind. */
export function readerOf(archive: Archive): ReadSource {
  const reader = readers.find(({ has }) => archive.has(has));
  if (reader === undefined)
    throw new DomainError('import-unreadable', { reason: 'neither users.json nor users.csv is in it' });
  return reader.read;
}

/**
 * Takes over people, rooms, messages and files from an export of Slack or from tables (see `csv.ts`). It may be run again: what
 * is here already is found and not made twice, so an import that was interrupted goes on. A dry run reads everything, writes
 * nothing, and reports the same.
 * @param report what it writes down meanwhile, also when it ends early.
 * @throws DomainError `import-unreadable` when the archive is of no known kind or its lists are damaged.
 */
export async function runImport(
  ctx: Context,
  actor: Actor,
  order: ImportOrder,
  report = newReport(order.dryRun),
): Promise<ImportReport> {
  requirePermission(ctx, actor, 'run-import');
  const { archive, onProgress } = order;
  const pause = order.pause ?? (() => Promise.resolve());
  const [left, leftRooms] = [new Set(order.without?.people), new Set(order.without?.rooms)];
  const counted = (phase: ImportProgress['phase'], total: number) => {
    let done = 0;
    return () => onProgress?.({ phase, done: (done += 1), total });
  };

  const source = await readerOf(archive)(archive, skipInto(report));
  const people = source.people.filter(({ key }) => !left.has(key));
  const rooms = source.rooms.filter(({ key }) => !leftRooms.has(key));
  const onPerson = counted('people', people.length);
  const casting = await importPeople(ctx, { people, origin: source.origin }, report, async () => {
    await pause();
    onPerson();
  });
  order.onFound?.({ origin: source.origin, people, rooms, casting });

  const speaker = await botOf(ctx);
  const onRoom = counted('rooms', rooms.length);
  const onPart = counted(
    'messages',
    rooms.reduce((sum, room) => sum + source.partsOf(room), 0),
  );
  const desk = { ctx, archive, source, cast: casting.cast, without: left, bot: speaker, report, pause };
  for (const foreign of rooms) {
    await pause();
    const room = await importRoom(ctx, actor, foreign, casting.cast, report);
    onRoom();
    if (room === null && !report.dryRun) continue;
    await importMessages(desk, foreign, room, onPart);
  }
  return report;
}

async function botOf(ctx: Context): Promise<KnownPerson> {
  const bot = await ctx.models.users.find(BOT_USER_ID);
  if (bot === null) throw new Error('the bot of this workspace is missing');
  return { id: bot._id, username: bot.username, name: bot.name };
}
