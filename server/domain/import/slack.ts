import { z } from 'zod';
import { DomainError } from '../../contracts/errors.ts';
import type { Archive } from './archive.ts';
import { slackMessageOf, slackMessageSchema } from './slack-message.ts';
import type { ForeignPerson, ForeignRoom, ImportSource, ReadSource, Skip } from './source.ts';

const personSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  real_name: z.string().optional(),
  profile: z.object({ real_name: z.string().optional(), email: z.string().optional() }).default({}),
});

const roomSchema = z.object({
  id: z.string().min(1),
  name: z.string().default(''),
  created: z.number().optional(),
  creator: z.string().optional(),
  is_archived: z.boolean().default(false),
  members: z.array(z.string()).default([]),
  topic: z.object({ value: z.string() }).default({ value: '' }),
  purpose: z.object({ value: z.string() }).default({ value: '' }),
  pins: z.array(z.object({ id: z.string() })).default([]),
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
    parts: rooms.reduce((sum, { key }) => sum + (days.get(folders.get(key) ?? '')?.length ?? 0), 0),
    async *messagesOf(room, usernameOf, told) {
      const names = { userOf: usernameOf, channelOf };
      for (const file of days.get(folders.get(room.key) ?? '') ?? []) {
        const day = (await listOf(archive, file, slackMessageSchema, told)).sort((a, b) => Number(a.ts) - Number(b.ts));
        const pinned = pins.get(room.key) ?? new Set();
        yield day.flatMap((message) => slackMessageOf(message, { names, files, pinned, skip: told }) ?? []);
      }
    },
  } satisfies ImportSource;
};

/** The rows of a JSON list; a row of another shape is left out, a file that is no list refuses the archive. */
async function listOf<Row>(archive: Archive, file: string, schema: z.ZodType<Row>, skip: Skip): Promise<Row[]> {
  let rows: unknown;
  try {
    rows = JSON.parse(await archive.text(file));
  } catch (error) {
    if (error instanceof DomainError) throw error;
  }
  if (!Array.isArray(rows)) throw new DomainError('import-unreadable', { reason: `${file} is no list` });
  return rows.flatMap((row: unknown, at) => {
    const parsed = schema.safeParse(row);
    if (!parsed.success) skip(`${file} #${at + 1}`, 'unreadable');
    return parsed.success ? [parsed.data] : [];
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
    if (folder !== undefined) days.set(folder, [...(days.get(folder) ?? []), name]);
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
