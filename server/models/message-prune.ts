import type { AnyBulkWriteOperation, Collection, Filter } from 'mongodb';
import type { Message } from './messages.ts';

/** Which messages of a room are to go. */
export interface PruneFilter {
  readonly roomId: string;
  readonly after: Date | null;
  readonly before: Date;
  /** The two moments themselves belong to it. */
  readonly inclusive: boolean;
  readonly keepPinned: boolean;
  readonly keepThreads: boolean;
  readonly keepDiscussions: boolean;
  /** Only messages with files, of which only the files go. */
  readonly filesOnly: boolean;
  /** Authors; empty: everybody's. */
  readonly usernames: readonly string[];
}

export interface PrunedRow {
  readonly id: string;
  readonly rev: number;
  readonly changes: Partial<Omit<Message, '_id' | 'roomId' | 'seq' | 'rev'>>;
}

/** Deleting many messages of a room at once. */
export function pruneQueries(messages: Collection<Message>) {
  return {
    listPrunable: (wanted: PruneFilter, limit: number) =>
      messages.find(filterOf(wanted)).sort({ sentAt: 1 }).limit(limit).toArray(),
    /** @returns those that carry a higher rev than the given one: somebody changed them meanwhile. */
    async prune(rows: readonly PrunedRow[]): Promise<string[]> {
      const writes = rows.map(({ id, rev, changes }): AnyBulkWriteOperation<Message> => ({
        updateOne: { filter: { _id: id, deletedAt: null }, update: { $set: changes, $max: { rev } } },
      }));
      await messages.bulkWrite(writes, { ordered: false });
      const given = new Map(rows.map(({ id, rev }) => [id, rev]));
      const written = await messages.find({ _id: { $in: [...given.keys()] } }, { projection: { rev: 1 } }).toArray();
      return written.filter(({ _id, rev }) => rev !== given.get(_id)).map(({ _id }) => _id);
    },
    /** Living messages of a room in their order, of one author or all. */
    listForExport: (
      wanted: {
        readonly roomId: string;
        readonly authorId: string | null;
        readonly from: Date | null;
        readonly to: Date | null;
      },
      afterSeq: number,
      limit: number,
    ) =>
      messages
        .find({
          roomId: wanted.roomId,
          seq: { $gt: afterSeq },
          deletedAt: null,
          ...(wanted.authorId === null ? {} : { 'author.id': wanted.authorId }),
          ...(wanted.from === null && wanted.to === null
            ? {}
            : {
                sentAt: {
                  ...(wanted.from === null ? {} : { $gte: wanted.from }),
                  ...(wanted.to === null ? {} : { $lte: wanted.to }),
                },
              }),
        })
        .sort({ seq: 1 })
        .limit(limit)
        .toArray(),
    /** The first one from a seq on of which anything is left to see. */
    firstToSee: (roomId: string, fromSeq: number) =>
      messages.findOne(
        { roomId, seq: { $gte: fromSeq }, $or: [{ deletedAt: null }, { leavesTrace: true }] },
        { sort: { seq: 1 }, projection: { seq: 1 } },
      ),
    /** The first message that still stands in the timeline after a seq. */
    firstLivingAfter: (roomId: string, seq: number) =>
      messages
        .find({ roomId, seq: { $gt: seq }, deletedAt: null, $or: [{ threadId: null }, { alsoToRoom: true }] })
        .sort({ seq: 1 })
        .limit(1)
        .next(),
  };
}

function filterOf(wanted: PruneFilter): Filter<Message> {
  const [from, to] = wanted.inclusive ? (['$gte', '$lte'] as const) : (['$gt', '$lt'] as const);
  return {
    roomId: wanted.roomId,
    sentAt: { [to]: wanted.before, ...(wanted.after === null ? {} : { [from]: wanted.after }) },
    deletedAt: null,
    ...(wanted.keepPinned ? { pinned: null } : {}),
    ...(wanted.keepThreads ? { threadId: null, lastReplyAt: null } : {}),
    ...(wanted.keepDiscussions ? { discussion: null } : {}),
    ...(wanted.filesOnly ? { 'files.0': { $exists: true } } : {}),
    ...(wanted.usernames.length === 0 ? {} : { 'author.username': { $in: [...wanted.usernames] } }),
  } as Filter<Message>;
}
