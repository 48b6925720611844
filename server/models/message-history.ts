import type { Collection } from 'mongodb';
import type { MessageKind } from '../contracts/message.ts';
import type { Message } from './messages.ts';

/** Before every message. */
export const LONG_AGO = new Date(0);

/** Messages of a room by when they were sent or last changed. */
export function messageHistory(messages: Collection<Message>) {
  return {
    changedSinceRev: (roomId: string, rev: number, limit: number) =>
      messages
        .find({ roomId, rev: { $gt: rev } })
        .sort({ rev: 1 })
        .limit(limit)
        .toArray(),

    changedSince: (roomId: string, since: Date, limit: number) =>
      messages
        .find({ roomId, updatedAt: { $gt: since } })
        .sort({ updatedAt: 1 })
        .limit(limit)
        .toArray(),

    /** Changed after a moment, oldest change first; or before it, newest first. */
    changedBeside: (roomId: string, moment: Date, direction: 'newer' | 'older', limit: number) =>
      messages
        .find({ roomId, updatedAt: direction === 'newer' ? { $gt: moment } : { $lt: moment } })
        .sort({ updatedAt: direction === 'newer' ? 1 : -1 })
        .limit(limit)
        .toArray(),

    /** By the time of sending; bounds are exclusive unless `inclusive`. Newest first. */
    sentBetween(
      roomId: string,
      span: {
        readonly oldest?: Date;
        readonly latest?: Date;
        readonly inclusive: boolean;
        /** Without answers that stand in threads alone. */
        readonly timelineOnly: boolean;
        /** Kinds that are left out. */
        readonly without?: readonly string[];
        /** With those that were deleted and left a trace. */
        readonly traces?: boolean;
      },
      page: { readonly offset: number; readonly limit: number },
    ) {
      const [above, below] = span.inclusive ? (['$gte', '$lte'] as const) : (['$gt', '$lt'] as const);
      const sentAt = {
        ...(span.oldest === undefined ? {} : { [above]: span.oldest }),
        ...(span.latest === undefined ? {} : { [below]: span.latest }),
      };
      return messages
        .find({
          roomId,
          ...(span.traces === true
            ? { $and: [{ $or: [{ deletedAt: null }, { leavesTrace: true }] }] }
            : { deletedAt: null }),
          ...(Object.keys(sentAt).length === 0 ? {} : { sentAt }),
          ...(span.without === undefined || span.without.length === 0
            ? {}
            : { kind: { $nin: [...span.without] as MessageKind[] } }),
          ...(span.timelineOnly ? { $or: [{ threadId: null }, { alsoToRoom: true }] } : {}),
        })
        .sort({ sentAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray();
    },
    /** How many were deleted without a trace. */
    async countGone(roomId: string): Promise<number> {
      const [deleted, traced] = await Promise.all([
        messages.countDocuments({ roomId, deletedAt: { $gt: LONG_AGO } }),
        messages.countDocuments({ roomId, leavesTrace: true }),
      ]);
      return deleted - traced;
    },
  };
}
