import { z } from 'zod';
import { DomainError } from '../../contracts/errors.ts';
import type { Archive } from './archive.ts';
import { slackMessageOf, slackMessageSchema, type SlackMessage } from './slack-message.ts';
import type { ForeignPerson, ForeignRoom, ImportSource, ReadSource, Skip } from './source.ts';

const id = z.string().min(1).max(100);
/** What is of another type than it should be counts as missing; only without an id is a row of no use. */
const words = z.string().catch('');
const maybeWords = z.string().optional().catch(undefined);
const flag = z.boolean().catch(false);
const said = z.object({ value: words }).catch({ value: '' });

const personSchema = z.object({
  id,
  name: z.string().min(1),
  deleted: flag,
  is_bot: flag,
  real_name: maybeWords,
  profile: z.object({ real_name: maybeWords, email: maybeWords }).catch({ real_name: undefined, email: undefined }),
});

const roomSchema = z.object({
  id,
  name: words,
  created: z.number().min(0).max(8_640_000_000).optional().catch(undefined),
  creator: maybeWords,
  is_archived: flag,
  members: z.array(words).catch([]),
  topic: said,
  purpose: said,
  pins: z.array(z.object({ id: words }).catch({ id: '' })).catch([]),
});
type SlackRoom = z.infer<typeof roomSchema>;

/** Lists of rooms in an export; only the owners' exports have all four. */
const LISTS = [
  { file: 'channels.json', kind: 'channel' },
  { file: 'groups.json', kind: 'group' },
  { file: 'mpims.json', kind: 'direct' },
  { file: 'dms.json', kind: 'direct' },
] as const;

const DAY_FILE = /^(.+)\/(\d{4}-\d{2}-\d{2})\.json$/;

/**
 * Reads an export that Slack's own export tool made (slack.com/help/articles/220556107): lists of people and rooms, and for each
 * room a folder with one file a day.
 */
export const readSlack: ReadSource = async (archive, skip) => {
  const people = (await listOf(archive, 'users.json', personSchema, skip)).map(personOf);
  const rooms: ForeignRoom[] = [];
  const folders = new Map<string, string>();
  const pins = new Map<string, ReadonlySet<string>>();
  for (const { file, kind } of LISTS) {
    if (!archive.has(file)) continue;
    for (const room of await listOf(archive, file, roomSchema, skip)) {
      rooms.push(roomOf(room, kind));
      // Direct rooms of two have no name: their folder is called after the id.
      folders.set(room.id, room.name || room.id);
      pins.set(room.id, new Set(room.pins.map(({ id }) => id)));
    }
  }

  const days = dayFiles(archive);
  const roomNames = new Map(rooms.map(({ key, name }) => [key, name]));
  const channelOf = (id: string) => roomNames.get(id);
  const files = uploadsOf(archive);

  return {
    origin: 'slack',
    people,
    rooms,
    partsOf: ({ key }) => days.get(folders.get(key) ?? '')?.length ?? 0,
    async *messagesOf(room, usernameOf, told) {
      const names = { userOf: usernameOf, channelOf };
      for (const file of days.get(folders.get(room.key) ?? '') ?? []) {
        const day = await dayOf(archive, file, told);
        const pinned = pins.get(room.key) ?? new Set();
        yield day.flatMap((message) => slackMessageOf(message, { names, files, pinned, skip: told }) ?? []);
      }
    },
  } satisfies ImportSource;
};

/** A day that is no list is left out; one that unpacks to more than any day holds is a trap, and refuses the archive. */
async function dayOf(archive: Archive, file: string, skip: Skip): Promise<SlackMessage[]> {
  const text = await archive.text(file);
  const rows = parsed(text);
  if (rows === null) skip(file, 'unreadable');
  return checked(rows ?? [], file, slackMessageSchema, skip).sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** The rows of a JSON list; a row of another shape is left out, a file that is no list refuses the archive. */
async function listOf<Row>(archive: Archive, file: string, schema: z.ZodType<Row>, skip: Skip): Promise<Row[]> {
  const rows = parsed(await archive.text(file));
  if (rows === null) throw new DomainError('import-unreadable', { reason: `${file} is no list` });
  return checked(rows, file, schema, skip);
}

function parsed(text: string): readonly unknown[] | null {
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? rows : null;
  } catch {
    return null;
  }
}

function checked<Row>(rows: readonly unknown[], file: string, schema: z.ZodType<Row>, skip: Skip): Row[] {
  return rows.flatMap((row, at) => {
    const read = schema.safeParse(row);
    if (!read.success) skip(`${file} #${at + 1}`, 'unreadable');
    return read.success ? [read.data] : [];
  });
}

function personOf(person: z.infer<typeof personSchema>): ForeignPerson {
  return {
    key: person.id,
    username: person.name,
    name: person.profile.real_name || person.real_name || person.name,
    email: person.profile.email ?? null,
    type: person.is_bot ? 'bot' : 'user',
    active: !person.deleted,
  };
}

function roomOf(room: SlackRoom, kind: ForeignRoom['kind']): ForeignRoom {
  return {
    key: room.id,
    kind,
    name: kind === 'direct' ? '' : room.name,
    topic: kind === 'direct' ? '' : room.topic.value,
    description: kind === 'direct' ? '' : room.purpose.value,
    creatorKey: room.creator ?? null,
    memberKeys: room.members,
    archived: room.is_archived,
    createdAt: room.created === undefined ? null : new Date(room.created * 1000),
  };
}

/** Folder → its files, in the order of the days. */
function dayFiles(archive: Archive): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const name of archive.names) {
    const folder = DAY_FILE.exec(name)?.[1];
    if (folder === undefined) continue;
    const known = days.get(folder);
    if (known === undefined) days.set(folder, [name]);
    else known.push(name);
  }
  for (const names of days.values()) names.sort();
  return days;
}

/** Id of a file → its entry, in archives to which a tool has added what people uploaded: `__uploads/<id>/<name>`. */
function uploadsOf(archive: Archive): Map<string, string> {
  const uploads = new Map<string, string>();
  for (const name of archive.names) {
    const id = /^__uploads\/([^/]+)\/[^/]+$/.exec(name)?.[1];
    if (id !== undefined) uploads.set(id, name);
  }
  return uploads;
}
