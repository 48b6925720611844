import type { Collection, Db, Filter } from 'mongodb';
import type { Attachment } from '../contracts/attachment.ts';
import type { LinkView, MentionView, MessageAuthor, MessageKind } from '../contracts/message.ts';
import type { IndexDeclaration } from '../store/indexes.ts';
import type { StoredFile } from './files.ts';
import { duplicateKey } from '../store/retry.ts';
import { LONG_AGO, messageHistory } from './message-history.ts';
import { messageLists } from './message-lists.ts';
import { pruneQueries } from './message-prune.ts';
import { pollQueries, type StoredPoll } from './message-polls.ts';
import { messageMarks } from './message-marks.ts';
import { HIT_ORDER, searchFilter, TERM_INDEX, type SearchFilter } from './message-search.ts';
import { threadQueries } from './message-threads.ts';

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
  /** Members who are told of a word in it; nobody's business but theirs. Missing for none. */
  readonly highlightedFor?: readonly string[];
  readonly files: readonly ShownFile[];
  /** What it links to, as the pages say of themselves; missing until somebody looked. */
  readonly links?: readonly MessageLink[];
  /** Its author wants no previews. */
  readonly linksHidden?: boolean;
  /** Missing in most. */
  readonly attachments?: readonly Attachment[];
  /** Ids of the messages that this one quotes; missing in most. What they say is read for whoever looks, and may see them. */
  readonly quotes?: readonly string[];
  /** Folded words of the text and the names of its files, for search. */
  readonly terms: readonly string[];
  readonly webhookId: string | null;
  /** The message that this one answers in a thread. */
  readonly threadId: string | null;
  /** A thread's answer that stands in the room's timeline too. */
  readonly alsoToRoom: boolean;
  /** Of a thread's first message: how many answers, when the last one came, who is told of them. */
  readonly replyCount: number;
  readonly lastReplyAt: Date | null;
  readonly followers: readonly string[];
  /** The discussion room that this message shows; null when that was erased, missing in all others. */
  readonly discussion?: StoredDiscussion | null;
  /** Shortcode without colons → who reacted, in order. */
  readonly reactions: Readonly<Record<string, readonly Reactor[]>>;
  /** The text is the question of a poll; missing or null in other messages. */
  readonly poll?: StoredPoll | null;
  readonly pinned: { readonly at: Date; readonly by: MessageAuthor } | null;
  readonly starredBy: readonly string[];
  /** The last star given or taken. */
  readonly starChange?: StarChange;
  readonly sentAt: Date;
  /** Time of the last change of any kind; `sentAt` at first. */
  readonly updatedAt: Date;
  readonly editedAt: Date | null;
  readonly editedBy: MessageAuthor | null;
  readonly deletedAt: Date | null;
  /** It was said elsewhere and brought here: nobody is told of it by itself, see `roomRenewed`. Missing in all others. */
  readonly imported?: true;
  /** The rev of the last change that nobody was told of by itself. */
  readonly quietRev?: number;
  /** Of a deleted one: people are shown that something was here. */
  readonly leavesTrace?: boolean;
}

export interface StoredDiscussion {
  readonly roomId: string;
  readonly count: number;
  readonly lastMessageAt: Date | null;
}

/** An upload as the message that holds it shows it. */
export type ShownFile = Pick<StoredFile, 'name' | 'type' | 'size' | 'image' | 'description'> & { readonly id: string };

export type MessageLink = LinkView;

export interface StarChange {
  readonly userId: string;
  readonly starred: boolean;
}

export interface Reactor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

export const messageIndexes: readonly IndexDeclaration[] = [
  { key: { roomId: 1, seq: 1 }, options: { unique: true } },
  { key: { roomId: 1, rev: 1 } },
  { key: { roomId: 1, updatedAt: 1 } },
  { key: { roomId: 1, sentAt: 1 } },
  // `$gt` and not `$type`: only of a comparison does a planner know that a query for one thread implies it.
  { key: { threadId: 1, seq: 1 }, options: { partialFilterExpression: { threadId: { $gt: '' } } } },
  { key: { followers: 1, lastReplyAt: 1 }, options: { partialFilterExpression: { lastReplyAt: { $type: 'date' } } } },
  { key: { roomId: 1, lastReplyAt: 1 }, options: { partialFilterExpression: { lastReplyAt: { $type: 'date' } } } },
  { key: { roomId: 1, 'pinned.at': 1 }, options: { partialFilterExpression: { 'pinned.at': { $type: 'date' } } } },
  { key: { roomId: 1, deletedAt: 1 }, options: { partialFilterExpression: { deletedAt: { $gt: LONG_AGO } } } },
  { key: { roomId: 1, leavesTrace: 1 }, options: { partialFilterExpression: { leavesTrace: true } } },
  { key: TERM_INDEX },
  { key: { starredBy: 1, seq: 1 } },
  { key: { 'mentions.id': 1, roomId: 1, seq: 1 } },
  {
    key: { highlightedFor: 1, roomId: 1, seq: 1 },
    options: { partialFilterExpression: { highlightedFor: { $gt: '' } } },
  },
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
    /** The next one, of whatever kind. */
    findAfter: (roomId: string, seq: number) => messages.findOne({ roomId, seq: { $gt: seq } }, { sort: { seq: 1 } }),
    findBySeq: (roomId: string, seq: number) => messages.findOne({ roomId, seq }),

    /** Changes a living message. All that take a rev raise the message's to it, unless it is higher already. */
    update: (id: string, changes: Partial<Omit<Message, '_id' | 'roomId' | 'seq' | 'rev'>>, rev: number) =>
      messages.findOneAndUpdate(
        { _id: id, deletedAt: null },
        { $set: changes, $max: { rev } },
        { returnDocument: 'after' },
      ),
    stamp: (id: string, rev: number) =>
      messages.findOneAndUpdate({ _id: id }, { $max: { rev } }, { returnDocument: 'after' }),

    removeOfRoom: (roomId: string) => messages.deleteMany({ roomId }),
    /** Seqs from `fromSeq` on of living messages that name a person or hold a word of theirs. */
    async seqsMentioning(roomId: string, userId: string, fromSeq: number): Promise<number[]> {
      const others = { roomId, seq: { $gte: fromSeq }, deletedAt: null, 'author.id': { $ne: userId } };
      const [named, worded] = await Promise.all([
        messages.find({ 'mentions.id': userId, ...others }, { projection: { seq: 1 } }).toArray(),
        messages.find({ highlightedFor: userId, ...others }, { projection: { seq: 1 } }).toArray(),
      ]);
      return [...new Set([...named, ...worded].map((row) => row.seq))].sort((a, b) => a - b);
    },
    /** Messages above a seq that call those who are here, and nobody else, written in this time. */
    async listHere(roomId: string, aboveSeq: number, from: Date, to: Date): Promise<readonly number[]> {
      const rows = messages.find(
        {
          'mentions.id': 'here',
          roomId,
          seq: { $gt: aboveSeq },
          sentAt: { $gt: from, $lte: to },
          $nor: [{ 'mentions.id': 'all' }, { threadId: { $ne: null }, alsoToRoom: false }],
        },
        { projection: { _id: 0, groupSeq: 1 } },
      );
      return (await rows.toArray()).map(({ groupSeq }) => groupSeq);
    },

    /** How many messages hold one of some terms, counted no further than `most`. */
    countTerms: (terms: readonly string[], most: number) =>
      messages.countDocuments({ terms: { $in: [...terms] } }, { limit: most }),
    /** When the n-th newest of the messages that hold a term was sent; null when there are fewer. */
    async sentAtOfNewest(term: string, n: number): Promise<Date | null> {
      const [row] = await messages
        .find({ terms: term }, { projection: { _id: 0, sentAt: 1 }, hint: TERM_INDEX })
        .sort(HIT_ORDER)
        .skip(n - 1)
        .limit(1)
        .toArray();
      return row?.sentAt ?? null;
    },
    /**
     * Hits in their order. `byTerms`: the list of the first term leads, which pays when it is short; otherwise the store finds its
     * way by the rooms.
     */
    search: (wanted: SearchFilter, limit: number, byTerms: boolean, maxTimeMS: number) =>
      messages
        .find(searchFilter(wanted), { maxTimeMS, ...(byTerms ? { hint: TERM_INDEX } : {}) })
        .sort(HIT_ORDER)
        .limit(limit)
        .toArray(),

    /** Rows of a room's timeline (thread answers are not in it) strictly between two seqs, read from the end that `from` names; answered in ascending order. */
    async page(
      roomId: string,
      bounds: { readonly after?: number; readonly before?: number },
      from: 'newest' | 'oldest',
      limit: number,
      /** Only messages of which anything is left to see. */
      { toSee = false } = {},
    ) {
      const seq = {
        ...(bounds.after === undefined ? {} : { $gt: bounds.after }),
        ...(bounds.before === undefined ? {} : { $lt: bounds.before }),
      };
      const timeline = {
        $or: [{ threadId: null }, { alsoToRoom: true }],
        ...(toSee ? { $and: [{ $or: [{ deletedAt: null }, { leavesTrace: true }] }] } : {}),
      };
      const filter: Filter<Message> =
        Object.keys(seq).length === 0 ? { roomId, ...timeline } : { roomId, seq, ...timeline };
      const rows = await messages
        .find(filter)
        .sort({ seq: from === 'newest' ? -1 : 1 })
        .limit(limit)
        .toArray();
      return from === 'newest' ? rows.reverse() : rows;
    },

    ...messageMarks(messages),
    ...pollQueries(messages),
    ...pruneQueries(messages),
    ...messageLists(messages),
    ...threadQueries(messages),
    ...messageHistory(messages),
  };
}
