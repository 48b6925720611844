import type { Collection, UpdateFilter } from 'mongodb';
import type { Message, Reactor } from './messages.ts';

/** A question with answers to choose from. */
export interface StoredPoll {
  readonly options: readonly string[];
  readonly anonymous: boolean;
  readonly multiple: boolean;
  /** By person, so that each has one vote; see `voteKey`. */
  readonly votes: Readonly<Record<string, PollVote>>;
  readonly closedAt: Date | null;
}

export interface PollVote extends Reactor {
  readonly choices: readonly number[];
  readonly at: Date;
}

/** Ids may hold a dot, which names of fields must not; no id holds the sign that stands for it. */
export function voteKey(userId: string): string {
  return userId.replaceAll('.', '%2E');
}

/** Votes in polls, and their end. */
export function pollQueries(messages: Collection<Message>) {
  const open = { deletedAt: null, 'poll.closedAt': null, 'poll.options': { $exists: true } };
  return {
    /** One write for each vote: of two at once by one person the later stands, of two by two people both. */
    vote: (id: string, vote: PollVote, rev: number) =>
      messages.findOneAndUpdate(
        { _id: id, ...open },
        {
          ...(vote.choices.length === 0
            ? { $unset: { [`poll.votes.${voteKey(vote.id)}`]: '' }, $set: { updatedAt: vote.at } }
            : { $set: { [`poll.votes.${voteKey(vote.id)}`]: vote, updatedAt: vote.at } }),
          $max: { rev },
        } as UpdateFilter<Message>,
        { returnDocument: 'after' },
      ),
    closePoll: (id: string, at: Date, rev: number) =>
      messages.findOneAndUpdate(
        { _id: id, ...open },
        { $set: { 'poll.closedAt': at, updatedAt: at }, $max: { rev } } as UpdateFilter<Message>,
        { returnDocument: 'after' },
      ),
  };
}
