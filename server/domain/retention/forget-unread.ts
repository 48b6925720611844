import type { Message } from '../../models/messages.ts';
import type { Context } from '../context.ts';

/** Kinds that raise an unread count; see `countsAsUnread` where they are written. */
const COUNTED = new Set<string>(['text', 'video-call']);

/**
 * What nobody can read any more is not unread: whoever had read nothing beyond what is gone is moved up to the first message that
 * still stands, and mentions in what is gone are forgotten.
 */
export async function forgetUnread(ctx: Context, roomId: string, gone: readonly Message[]): Promise<void> {
  if (gone.length === 0) return;
  const seqs = gone.map((row) => row.seq);
  const now = ctx.clock.now();
  await ctx.models.members.forgetMentions(roomId, seqs, now);

  const furthest = Math.max(...seqs);
  const behind = await ctx.models.members.lowestRead(roomId, furthest);
  const room = await ctx.models.rooms.find(roomId);
  if (behind === null || room === null) return;
  const first = await ctx.models.messages.firstLivingAfter(roomId, behind);
  const mark = first === null ? room : before(first);
  if (mark.seq > behind) await ctx.models.members.advanceRead(roomId, mark, now);
}

/** The room's counters just before a message. */
function before(message: Message) {
  const counts = COUNTED.has(message.kind) && message.imported !== true ? 1 : 0;
  const forGroup = message.mentions.some(({ id }) => id === 'all' || id === 'here') ? 1 : 0;
  return {
    seq: message.seq - 1,
    rootSeq: message.rootSeq - counts,
    groupSeq: message.groupSeq - forGroup,
  };
}
