import type { MessageAuthor } from './message.ts';

export const POLL_LIMITS = { options: 20, optionLength: 200 } as const;

/** A poll as everybody in the room sees it. The question is the message's text. */
export interface PollView {
  readonly options: readonly PollOptionView[];
  /** People who chose something. */
  readonly voterCount: number;
  /** Nobody is told who chose what; only the numbers leave the server. */
  readonly anonymous: boolean;
  /** One may choose several. */
  readonly multiple: boolean;
  readonly closedAt: string | null;
}

export interface PollOptionView {
  readonly text: string;
  readonly votes: number;
  /** The first of those who chose it, in the order of voting; none in an anonymous poll. */
  readonly voters: readonly MessageAuthor[];
}
