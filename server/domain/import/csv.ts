import { parse } from 'csv-parse/sync';
import { DomainError } from '../../contracts/errors.ts';
import type { Archive } from './archive.ts';
import type {
  ForeignFile,
  ForeignMessage,
  ForeignPerson,
  ForeignRoom,
  ReadSource,
  Skip,
  SkipReason,
} from './source.ts';

const DIRECT = 'directmessages';

/**
 * Reads an archive of comma-separated tables, in Rocket.Chat's layout (docs.rocket.chat, "CSV importer"); a first row that names
 * the columns may be there or not:
 * - `users.csv`: username, e-mail, name
 * - `channels.csv`: name, owner's username, public or private, usernames separated by `;`
 * - `<channel>/*.csv`: username, time, text, files (names of the archive's entries or URLs, separated by `;`)
 * - `directmessages/*.csv`: from, to, time, text, files
 *
 * Times are milliseconds or seconds since 1970, or ISO 8601.
 */
export const readCsv: ReadSource = async (archive, skip) => {
  const people = (await rowsOf(archive, 'users.csv', 'username')).flatMap(([username = '', email = '', name = '']) =>
    username === '' ? left(skip, 'users.csv', 'unreadable') : [personOf(username, email, name)],
  );
  const rooms = (await rowsOf(archive, 'channels.csv', 'name')).flatMap(
    ([name = '', owner = '', kind = '', members = '']) =>
      name === '' ? left(skip, 'channels.csv', 'unreadable') : [channelOf(name, owner, kind, members)],
  );
  const tables = new Map<string, string[]>();
  for (const name of [...archive.names].sort()) {
    const folder = /^([^/]+)\/[^/]+\.csv$/i.exec(name)?.[1];
    if (folder !== undefined) tables.set(folder, [...(tables.get(folder) ?? []), name]);
  }
  const pairs = await directRows(archive, tables.get(DIRECT) ?? []);
  const directs = [...pairs.entries()].map(([key, rows]) => directRoom(key, rows));

  return {
    origin: 'csv',
    people,
    rooms: [...rooms, ...directs],
    parts: rooms.reduce((sum, { key }) => sum + (tables.get(key)?.length ?? 0), 0) + pairs.size,
    async *messagesOf(room, _usernameOf, told) {
      const said = (rows: readonly Row[]) =>
        rows
          .flatMap(({ cells, place }) => messageOf(archive, cells, place, told) ?? [])
          .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
      if (room.kind === 'direct') yield said(pairs.get(room.key) ?? []);
      else
        for (const file of tables.get(room.key) ?? [])
          yield said(
            (await rowsOf(archive, file, 'username')).map((cells, at) => ({ cells, place: placeOf(file, at) })),
          );
    },
  };
};

/** Username, time, text, files; and where the row stands. */
interface Row {
  readonly cells: readonly string[];
  readonly place: string;
}

function placeOf(file: string, at: number): string {
  return `${file} #${at + 1}`;
}

/** Rows of direct messages by the two people between whom they were. */
async function directRows(archive: Archive, files: readonly string[]): Promise<Map<string, Row[]>> {
  const pairs = new Map<string, Row[]>();
  for (const file of files)
    for (const [at, [from = '', to = '', ...rest]] of (await rowsOf(archive, file, 'from')).entries()) {
      const key = [from, to].sort().join('\n');
      const rows = pairs.get(key) ?? [];
      rows.push({ cells: [from, ...rest], place: placeOf(file, at) });
      pairs.set(key, rows);
    }
  return pairs;
}

function directRoom(key: string, rows: readonly Row[]): ForeignRoom {
  const memberKeys = [...new Set(key.split('\n'))];
  return { ...channelOf('', rows[0]?.cells[0] ?? '', '', ''), key, kind: 'direct', memberKeys };
}

/** @param firstColumn what the first cell says when the first row names the columns. */
async function rowsOf(archive: Archive, file: string, firstColumn: string): Promise<string[][]> {
  if (!archive.has(file)) return [];
  let rows: string[][];
  try {
    rows = parse(await archive.text(file), { relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('import-unreadable', {
      reason: `${file}: ${error instanceof Error ? error.message : 'no table'}`,
    });
  }
  return rows[0]?.[0]?.toLowerCase() === firstColumn ? rows.slice(1) : rows;
}

function left(skip: Skip, ...told: Parameters<Skip>): [] {
  skip(...told);
  return [];
}

function personOf(username: string, email: string, name: string): ForeignPerson {
  return { key: username, username, name: name || username, email: email || null, type: 'user', active: true };
}

function channelOf(name: string, owner: string, kind: string, members: string): ForeignRoom {
  return {
    key: name,
    kind: kind.toLowerCase() === 'private' ? 'group' : 'channel',
    name,
    topic: '',
    description: '',
    creatorKey: owner || null,
    memberKeys: partsOf(members),
    archived: false,
    createdAt: null,
  };
}

function messageOf(archive: Archive, row: readonly string[], what: string, skip: Skip): ForeignMessage | null {
  const [username = '', time = '', body = '', files = ''] = row;
  const sentAt = timeOf(time);
  if (username === '' || sentAt === null) return leftOut('unreadable');
  const shown = partsOf(files).map((place): ForeignFile => {
    const name = place.split('/').at(-1) ?? place;
    return { name, entry: archive.has(place) ? place : null, url: /^https?:\/\//i.test(place) ? place : null };
  });
  if (body === '' && shown.length === 0) return leftOut('empty');
  return {
    key: what,
    authorKey: username,
    sentAt,
    editedAt: null,
    body,
    kind: 'text',
    details: {},
    alias: null,
    threadKey: null,
    alsoToRoom: false,
    reactions: [],
    pinned: false,
    files: shown,
  };

  function leftOut(reason: SkipReason): null {
    skip(what, reason);
    return null;
  }
}

function timeOf(text: string): Date | null {
  // Seconds have ten digits from 2001 to 2286, milliseconds thirteen.
  const number = /^\d{1,16}(\.\d+)?$/.test(text) ? Number(text) * (text.split('.')[0]?.length === 13 ? 1 : 1000) : null;
  const time = new Date(number ?? Date.parse(text));
  return Number.isNaN(time.getTime()) ? null : time;
}

function partsOf(list: string): string[] {
  return list
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
