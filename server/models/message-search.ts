import type { Filter } from 'mongodb';
import type { Message } from './messages.ts';

/** Living messages that hold a word of each list, in the given rooms. */
export interface SearchFilter {
  readonly terms: readonly (readonly string[])[];
  readonly roomIds: readonly string[];
  readonly authorIds: readonly string[] | null;
  readonly sentFrom: Date | null;
  readonly sentBefore: Date | null;
  /** Only what comes behind this hit in the order of hits. */
  readonly behind: { readonly sentAt: Date; readonly id: string } | null;
  readonly traits: readonly SearchTrait[];
  readonly starredBy: string | null;
}

export type SearchTrait = 'link' | 'file' | 'image' | 'reaction' | 'pin' | 'thread';

const traitFilters: Readonly<Record<SearchTrait, Filter<Message>>> = {
  link: { body: /https?:\/\// },
  file: { 'files.0': { $exists: true } },
  image: { 'files.image': { $type: 'object' } },
  reaction: { reactions: { $ne: {} } },
  pin: { 'pinned.at': { $type: 'date' } },
  thread: { $or: [{ threadId: { $type: 'string' } }, { replyCount: { $gt: 0 } }] },
};

/** As a query that the index of terms leads. */
export function searchFilter(wanted: SearchFilter): Filter<Message> {
  const conditions: Filter<Message>[] = wanted.terms.map((alternatives) => {
    const [only, ...more] = alternatives;
    return { terms: only !== undefined && more.length === 0 ? only : { $in: [...alternatives] } };
  });
  conditions.push({ roomId: { $in: [...wanted.roomIds] }, kind: 'text', deletedAt: null });
  if (wanted.authorIds !== null) conditions.push({ 'author.id': { $in: [...wanted.authorIds] } });
  if (wanted.sentFrom !== null) conditions.push({ sentAt: { $gte: wanted.sentFrom } });
  if (wanted.sentBefore !== null) conditions.push({ sentAt: { $lt: wanted.sentBefore } });
  if (wanted.behind !== null) {
    const { sentAt, id } = wanted.behind;
    conditions.push({ sentAt: { $lte: sentAt } }, { $or: [{ sentAt: { $lt: sentAt } }, { _id: { $lt: id } }] });
  }
  if (wanted.starredBy !== null) conditions.push({ starredBy: wanted.starredBy });
  return { $and: [...conditions, ...wanted.traits.map((trait) => traitFilters[trait])] };
}

/** Hits in the order in which they are shown: newest first, those of one moment by id. */
export const HIT_ORDER = { sentAt: -1, _id: -1 } as const;
/** The index that gives the hits of a word in their order. */
export const TERM_INDEX = { terms: 1, ...HIT_ORDER } as const;
