import type { Collection } from 'mongodb';
import type { Message } from './messages.ts';
import type { RowRange } from './row-range.ts';

/** Lists of single messages beside the timeline: kept ones and mentions, newest first. */
export function messageLists(messages: Collection<Message>) {
  return {
    listPinned: (roomId: string, page: RowRange) =>
      messages
        .find({ roomId, 'pinned.at': { $type: 'date' }, deletedAt: null })
        .sort({ 'pinned.at': -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray(),
    countPinned: (roomId: string, most: number) =>
      messages.countDocuments({ roomId, 'pinned.at': { $type: 'date' }, deletedAt: null }, { limit: most }),
    listStarred: (userId: string, roomId: string | null, page: RowRange) =>
      messages
        .find({ starredBy: userId, deletedAt: null, ...(roomId === null ? {} : { roomId }) })
        .sort({ sentAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray(),
    listMentioning: (userIds: readonly string[], roomIds: readonly string[], page: RowRange) =>
      messages
        .find({ 'mentions.id': { $in: [...userIds] }, roomId: { $in: [...roomIds] }, deletedAt: null })
        .sort({ sentAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray(),
  };
}
