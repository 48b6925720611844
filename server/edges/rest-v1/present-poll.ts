import { readPoll } from '../../domain/polls/index.ts';
import type { Message } from '../../domain/messages/index.ts';

/** `{options: [{text, votes, voters: [{_id, username, name}]}], voterCount, anonymous, multiple, closedAt?}` */
export function presentPoll({ poll }: Message) {
  if (poll === undefined || poll === null) return null;
  const { options, closedAt, ...rest } = readPoll(poll);
  return {
    ...rest,
    options: options.map(({ voters, ...option }) => ({
      ...option,
      voters: voters.map(({ id, username, name }) => ({ _id: id, username, name })),
    })),
    ...(closedAt === null ? {} : { closedAt }),
  };
}
