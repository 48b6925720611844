import type { PollView } from '../../contracts/poll.ts';
import type { StoredPoll } from '../../models/message-polls.ts';

/** Names beside one answer; more are only counted. */
const MOST_NAMES = 100;

/** What leaves the server of a poll. Who chose what in an anonymous one does not. */
export function readPoll(poll: StoredPoll): PollView {
  const votes = Object.values(poll.votes).sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  return {
    options: poll.options.map((text, number) => {
      const chosenBy = votes.filter(({ choices }) => choices.includes(number));
      const named = poll.anonymous ? [] : chosenBy.slice(0, MOST_NAMES);
      return {
        text,
        votes: chosenBy.length,
        voters: named.map(({ id, username, name }) => ({ id, username, name })),
      };
    }),
    voterCount: votes.length,
    anonymous: poll.anonymous,
    multiple: poll.multiple,
    closedAt: poll.closedAt?.toISOString() ?? null,
  };
}

/** A poll as text, for clients that know none. */
export function pollText(question: string, poll: StoredPoll): string {
  const { options } = readPoll(poll);
  return [`📊 ${question}`, ...options.map(({ text, votes }, number) => `${number + 1}. ${text} — ${votes}`)].join(
    '\n',
  );
}
