import type { Collection, Db, Filter } from 'mongodb';
import type { MentionView, MessageAuthor, MessageKind } from '../contracts/message.ts';
import type { IndexDeclaration } from '../store/indexes.ts';
import { duplicateKey } from '../store/retry.ts';

export interface Message {
  readonly _id: string;
  readonly roomId: string;
  readonly seq: number;
  readonly rootSeq: number;
  readonly groupSeq: number;
  /** The room's newest rev as of the last change to this message. */
  readonly rev: number;
  readonly author: MessageAuthor;
  readonly alias: string | null;
  readonly emoji: string | null;
  readonly avatarUrl: string | null;
  readonly kind: MessageKind;
  readonly body: string;
  readonly details: Readonly<Record<string, string>>;
  readonly mentions: readonly MentionView[];
  readonly webhookId: string | null;
  readonly sentAt: Date;
  /** Time of the last change of any kind; `sentAt` at first. */
  readonly updatedAt: Date;
  readonly editedAt: Date | null;
  readonly editedBy: MessageAuthor | null;
  readonly deletedAt: Date | null;
}

export const messageIndexes: readonly IndexDeclaration[] = [
  { key: { roomId: 1, seq: 1 }, options: { unique: true } },
  { key: { roomId: 1, rev: 1 } },
  { key: { roomId: 1, updatedAt: 1 } },
  { key: { roomId: 1, sentAt: 1 } },
];

export type Messages = ReturnType<typeof createMessages>;

export function createMessages(db: Db) {
  const messages: Collection<Message> = db.collection<Message>('messages');

  return {
    /** @returns whether all were new; otherwise those whose id was known were left out, and the others are stored. */
    async insertNew(rows: readonly Message[]): Promise<boolean> {
      try {
        await messages.insertMany([...rows], { ordered: false });
        return true;
      } catch (error) {
        if (duplicateKey(error) === null) throw error;
        return false;
      }
    },
    find: (id: string) => messages.findOne({ _id: id }),
    findMany: (ids: readonly string[]) => messages.find({ _id: { $in: [...ids] } }).toArray(),
    findBySeq: (roomId: string, seq: number) => messages.findOne({ roomId, seq }),

    /** Stamps a change with its rev; a change that lost the race to a newer rev keeps the newer rev. */
    update: (id: string, changes: Partial<Omit<Message, '_id' | 'roomId' | 'seq' | 'rev'>>, rev: number) =>
      messages.findOneAndUpdate({ _id: id }, { $set: changes, $max: { rev } }, { returnDocument: 'after' }),

    /** Rows of a room strictly between two seqs, read from the end that `from` names; answered in ascending order. */
    async page(
      roomId: string,
      bounds: { readonly after?: number; readonly before?: number },
      from: 'newest' | 'oldest',
      limit: number,
    ) {
      const seq = {
        ...(bounds.after === undefined ? {} : { $gt: bounds.after }),
        ...(bounds.before === undefined ? {} : { $lt: bounds.before }),
      };
      const filter: Filter<Message> = Object.keys(seq).length === 0 ? { roomId } : { roomId, seq };
      const rows = await messages
        .find(filter)
        .sort({ seq: from === 'newest' ? -1 : 1 })
        .limit(limit)
        .toArray();
      return from === 'newest' ? rows.reverse() : rows;
    },

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

    /** By the time of sending; bounds are exclusive unless `inclusive`. Newest first. */
    sentBetween(
      roomId: string,
      span: { readonly oldest?: Date; readonly latest?: Date; readonly inclusive: boolean },
      page: { readonly offset: number; readonly limit: number },
    ) {
      const [above, below] = span.inclusive ? (['$gte', '$lte'] as const) : (['$gt', '$lt'] as const);
      const sentAt = {
        ...(span.oldest === undefined ? {} : { [above]: span.oldest }),
        ...(span.latest === undefined ? {} : { [below]: span.latest }),
      };
      return messages
        .find({ roomId, deletedAt: null, ...(Object.keys(sentAt).length === 0 ? {} : { sentAt }) })
        .sort({ sentAt: -1 })
        .skip(page.offset)
        .limit(page.limit)
        .toArray();
    },
    countLiving: (roomId: string) => messages.countDocuments({ roomId, deletedAt: null }),
  };
}
