import type { Models } from '../../models/models.ts';
import type { Clock } from '../../platform/clock.ts';
import { underNextRev } from '../messages/index.ts';

/** Keeps the messages that show a discussion true: how much is in it, and since when. */
export interface DiscussionNews {
  /** Something was said in this discussion. Nobody waits for it. */
  note(discussionId: string): void;
}

/**
 * While a discussion's line is being written what is said meanwhile gathers, so a busy discussion costs the room above a few
 * writes a second, not one for every message. What is lost with its process is made good by the next message.
 */
export function createDiscussionNews(models: Models, clock: Clock): DiscussionNews {
  /** Discussions being written → whether something was said since the writing began. */
  const busy = new Map<string, boolean>();

  async function writeAll(id: string): Promise<void> {
    do {
      busy.set(id, false);
      // The store being away, there is nobody to tell; see above.
      await showDiscussion({ models, clock }, id).catch(() => undefined);
    } while (busy.get(id) === true);
    busy.delete(id);
  }

  return {
    note(id) {
      if (busy.has(id)) busy.set(id, true);
      else void writeAll(id);
    },
  };
}

/** Writes what a discussion came to onto the messages of the room above that show it. */
export async function showDiscussion(
  ctx: { readonly models: Models; readonly clock: Clock },
  discussionId: string,
): Promise<void> {
  const room = await ctx.models.rooms.find(discussionId);
  if (room === null || room.parentRoomId === null) return;
  const discussion = { roomId: room._id, count: room.rootSeq, lastMessageAt: room.lastMessageAt };
  for (const messageId of room.shownBy) {
    await underNextRev(ctx, room.parentRoomId, (rev) =>
      ctx.models.messages.update(messageId, { discussion, updatedAt: ctx.clock.now() }, rev),
    );
  }
}
