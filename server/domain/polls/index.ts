export { parsePoll } from './parse-poll.ts';
export { closePoll, createPoll, ownVote, votePoll, type PollPlan } from './polls.ts';
export { pollText, readPoll } from './read-poll.ts';
