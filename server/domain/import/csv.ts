import { isDomainError } from '../../contracts/errors.ts';
import type { Archive } from './archive.ts';
import { rowsOf } from './csv-table.ts';
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
    if (folder === undefined) continue;
    const known = tables.get(folder);
    if (known === undefined) tables.set(folder, [name]);
    else known.push(name);
  }
  const pairs = await directRows(archive, tables.get(DIRECT) ?? [], skip);
  const directs = [...pairs.entries()].map(([key, rows]) => directRoom(key, rows));

  return {
    origin: 'csv',
    people,
    rooms: [...rooms, ...directs],
    partsOf: ({ key, kind }) => (kind === 'direct' ? 1 : (tables.get(key)?.length ?? 0)),
    async *messagesOf(room, _usernameOf, told) {
      const said = (rows: readonly Row[]) =>
        rows
          .flatMap(({ cells, place }) => messageOf(archive, cells, place, told) ?? [])
          .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
      if (room.kind === 'direct') yield said(pairs.get(room.key) ?? []);
      else
        for (const file of tables.get(room.key) ?? [])
          yield said(
            (await tableOf(archive, file, 'username', told)).map((cells, at) => ({ cells, place: placeOf(file, at) })),
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
async function directRows(archive: Archive, files: readonly string[], skip: Skip): Promise<Map<string, Row[]>> {
  const pairs = new Map<string, Row[]>();
  for (const file of files)
    for (const [at, [from = '', to = '', ...rest]] of (await tableOf(archive, file, 'from', skip)).entries()) {
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

/** What is said in a table that is none is left out; the lists of people and rooms are needed. */
async function tableOf(archive: Archive, file: string, firstColumn: string, skip: Skip): Promise<string[][]> {
  return rowsOf(archive, file, firstColumn).catch((error: unknown) => {
    if (!isDomainError(error, 'import-unreadable')) throw error;
    skip(file, 'unreadable');
    return [];
  });
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
