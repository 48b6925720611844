import type { RetentionView } from '../../contracts/retention.ts';
import type { PruneFilter } from '../../models/message-prune.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

const DAY_MS = 86_400_000;
const OF_KIND = {
  channel: ['RetentionPolicy_AppliesToChannels', 'RetentionPolicy_TTL_Channels'],
  group: ['RetentionPolicy_AppliesToGroups', 'RetentionPolicy_TTL_Groups'],
  direct: ['RetentionPolicy_AppliesToDMs', 'RetentionPolicy_TTL_DMs'],
} as const;

/** Which messages of a room are old by now; null when it keeps them all. The room's own rule goes before the workspace's. */
export function oldMessagesOf(ctx: Context, room: Room, now: Date): PruneFilter | null {
  const { settings } = ctx;
  if (!settings.get('RetentionPolicy_Enabled')) return null;
  const own = room.retention ?? null;
  const [applies, age] = OF_KIND[room.kind];
  if (own === null ? !settings.get(applies) : !own.enabled) return null;
  const maxAgeMs = own === null ? settings.get(age) : own.maxAgeDays * DAY_MS;
  return {
    roomId: room._id,
    after: null,
    before: new Date(now.getTime() - maxAgeMs),
    inclusive: false,
    keepPinned: own?.keepPinned ?? settings.get('RetentionPolicy_DoNotPrunePinned'),
    keepThreads: own?.keepThreads ?? settings.get('RetentionPolicy_DoNotPruneThreads'),
    keepDiscussions: settings.get('RetentionPolicy_DoNotPruneDiscussion'),
    filesOnly: own?.filesOnly ?? settings.get('RetentionPolicy_FilesOnly'),
    usernames: [],
  };
}

/** Gives a room a rule of its own, or takes it away again. */
export async function setRetention(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly retention: RetentionView | null },
): Promise<Room> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'edit-room-retention-policy', member);
  const changes = { retention: input.retention, updatedAt: ctx.clock.now() };
  return (await ctx.models.rooms.update(room._id, changes)) ?? room;
}
