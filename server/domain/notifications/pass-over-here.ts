import { unreadBetween } from '../../contracts/unread.ts';
import type { Member } from '../../models/members.ts';
import type { Room } from '../../models/rooms.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/**
 * `@here` means those who are here. A message counts for its room and not for each member, so whoever comes back passes over
 * the ones that were written while they were away; it costs only those who missed one, and nothing when they are written. They
 * are kept by their numbers, so that the count stays exact wherever the read mark is moved to later.
 */
export async function passOverHere(
  ctx: Context,
  actor: Actor,
  places: readonly { readonly room: Room; readonly member: Member }[],
): Promise<void> {
  const behind = places.filter(({ room, member }) => unreadBetween(room, member).group > 0);
  if (behind.length === 0) return;
  const presence = await ctx.models.presences.find(actor.id);
  const left = presence?.lastSeenAt;
  if (left === undefined) return;

  const back = presence?.backAt !== undefined && presence.backAt > left ? presence.backAt : ctx.clock.now();
  // Side by side: somebody waits for their rooms.
  await Promise.all(
    behind.map(async ({ member }) => {
      const from = member.herePassedAt !== undefined && member.herePassedAt > left ? member.herePassedAt : left;
      if (back <= from) return;
      const missed = await ctx.models.messages.listHere(member.roomId, member.lastReadSeq, from, back);
      await ctx.models.members.passOver(member._id, missed, back);
    }),
  );
}
