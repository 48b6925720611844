import type { Room } from '../../models/rooms.ts';
import { peopleInReach } from '../access/index.ts';
import type { Context } from '../context.ts';

const AT_ONCE = 500;

/**
 * The discussions of a room follow it: they are of its kind, and when fewer people see it than before, those who see it no
 * longer lose them.
 */
export async function narrowDiscussions(ctx: Context, before: Room, after: Room): Promise<void> {
  const isNarrower = wasOpen(before) && !wasOpen(after);
  if (before.kind === after.kind && !isNarrower) return;
  for (const id of await ctx.models.rooms.discussionIds(after._id)) {
    if (after.kind !== 'direct' && before.kind !== after.kind)
      await ctx.models.rooms.update(id, { kind: after.kind, updatedAt: ctx.clock.now() });
    if (isNarrower) await sendAway(ctx, after, id);
  }
}

function wasOpen(room: Room): boolean {
  return room.kind === 'channel' && room.joinCodeHash === null;
}

async function sendAway(ctx: Context, parent: Room, discussionId: string): Promise<void> {
  let last = '';
  for (;;) {
    const ids = await ctx.models.members.userIdsOf(discussionId, last, AT_ONCE);
    const reached = await peopleInReach(ctx, parent, ids);
    for (const userId of ids.filter((id) => !reached.has(id))) {
      const now = ctx.clock.now();
      if ((await ctx.models.members.leave(discussionId, userId, now)) !== null)
        await ctx.models.rooms.changeMemberCount(discussionId, -1, now);
    }
    if (ids.length < AT_ONCE) return;
    last = ids.at(-1) ?? '';
  }
}
