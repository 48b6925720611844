import { isDomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';
import type { Room } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { bringInQuietly, createRoom, newMember, openDirect, slugOf } from '../rooms/index.ts';
import type { Cast, KnownPerson } from './import-people.ts';
import { skipInto, type ImportReport } from './report.ts';
import type { ForeignRoom } from './source.ts';

/** Of a topic and a description. */
const LONGEST_TEXT = 2_000;

/**
 * Finds or makes a room of the source, and brings its people in. What exists here keeps its topic and its owners.
 * @returns null when it cannot be taken over, or is only looked at.
 */
export async function importRoom(
  ctx: Context,
  actor: Actor,
  foreign: ForeignRoom,
  cast: Cast,
  report: ImportReport,
): Promise<Room | null> {
  const people = foreign.memberKeys.flatMap((key) => cast.get(key) ?? []);
  const skip = skipInto(report);
  try {
    return foreign.kind === 'direct'
      ? await importDirect(ctx, people, foreign, report)
      : await importNamed(ctx, actor, foreign, { people, creator: cast.get(foreign.creatorKey ?? '') }, report);
  } catch (error) {
    if (isDomainError(error, 'room-name-invalid', 'room-name-taken')) skip(foreign.name, 'name-invalid');
    else if (isDomainError(error, 'user-not-found', 'too-many-members')) skip(foreign.key, 'members-unknown');
    else throw error;
    return null;
  }
}

async function importDirect(
  ctx: Context,
  people: readonly KnownPerson[],
  foreign: ForeignRoom,
  report: ImportReport,
): Promise<Room | null> {
  const [first] = people;
  if (first === undefined || people.length < new Set(foreign.memberKeys).size) {
    skipInto(report)(foreign.key, 'members-unknown');
    return null;
  }
  const ids = [...new Set(people.map(({ id }) => id))].sort();
  const found = await ctx.models.rooms.findDirect(ids.join(','));
  report.rooms[found === null ? 'made' : 'found'] += 1;
  if (report.dryRun || found !== null) return report.dryRun ? null : found;
  const opener = { ...first, roles: ['admin'], sessionId: null };
  return (await openDirect(ctx, opener, { userIds: ids })).room;
}

async function importNamed(
  ctx: Context,
  actor: Actor,
  foreign: ForeignRoom,
  { people, creator }: { people: readonly KnownPerson[]; creator: KnownPerson | undefined },
  report: ImportReport,
): Promise<Room | null> {
  const found = await ctx.models.rooms.findByNameKey(fold(slugOf(foreign.name)));
  report.rooms[found === null ? 'made' : 'found'] += 1;
  if (report.dryRun) return null;

  // What exists has bans, and perhaps a team or a room above it: nobody is imported past them.
  if (found !== null) return bringInQuietly(ctx, found, people);
  const room = await makeNamed(ctx, actor, foreign);
  const members = people.map((person) => newMember(ctx, room, person, person.id === creator?.id ? ['owner'] : []));
  const added = await ctx.models.members.join(room._id, members);
  return (await ctx.models.rooms.changeMemberCount(room._id, added.length, ctx.clock.now())) ?? room;
}

async function makeNamed(ctx: Context, actor: Actor, foreign: ForeignRoom): Promise<Room> {
  const kind = foreign.kind === 'channel' ? 'channel' : 'group';
  const plan = { kind, name: foreign.name, topic: foreign.topic.slice(0, LONGEST_TEXT), excludeSelf: true } as const;
  const { room } = await createRoom(ctx, actor, plan);
  const changes = {
    description: foreign.description.slice(0, LONGEST_TEXT),
    createdAt: foreign.createdAt ?? room.createdAt,
    updatedAt: ctx.clock.now(),
  };
  return (await ctx.models.rooms.update(room._id, changes)) ?? room;
}
