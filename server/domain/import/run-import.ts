import { DomainError } from '../../contracts/errors.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Archive } from './archive.ts';
import { readCsv } from './csv.ts';
import { importMessages } from './import-messages.ts';
import { importPeople } from './import-people.ts';
import { importRoom } from './import-rooms.ts';
import { newReport, skipInto, type ImportReport } from './report.ts';
import { readSlack } from './slack.ts';
import type { ReadSource } from './source.ts';

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

/**
 * Takes over people, rooms, messages and files from an export of Slack or from tables (see `csv.ts`). It may be run again: what
 * is here already is found and not made twice, so an import that was interrupted goes on. A dry run reads everything, writes
 * nothing, and reports the same.
 * @throws DomainError `import-unreadable` when the archive is of no known kind or its lists are damaged.
 */
export async function runImport(
  ctx: Context,
  actor: Actor,
  input: {
    readonly archive: Archive;
    readonly dryRun: boolean;
    readonly onProgress?: (progress: ImportProgress) => void;
  },
): Promise<ImportReport> {
  requirePermission(ctx, actor, 'run-import');
  const { archive, dryRun, onProgress } = input;
  const reader = readers.find(({ has }) => archive.has(has));
  if (reader === undefined)
    throw new DomainError('import-unreadable', { reason: 'neither users.json nor users.csv is in it' });

  const report = newReport(dryRun);
  const source = await reader.read(archive, skipInto(report));
  const counted = (phase: ImportProgress['phase'], total: number) => {
    let done = 0;
    return () => onProgress?.({ phase, done: (done += 1), total });
  };

  const cast = await importPeople(ctx, source, report, counted('people', source.people.length));
  const bot = await ctx.models.users.find(BOT_USER_ID);
  if (bot === null) throw new Error('the bot of this workspace is missing');
  const speaker = { id: bot._id, username: bot.username, name: bot.name };

  const onRoom = counted('rooms', source.rooms.length);
  const onPart = counted('messages', source.parts);
  for (const foreign of source.rooms) {
    const room = await importRoom(ctx, actor, foreign, cast, report);
    onRoom();
    if (room === null && !dryRun) continue;
    await importMessages({ ctx, archive, source, cast, bot: speaker, report }, foreign, room, onPart);
  }
  return report;
}
