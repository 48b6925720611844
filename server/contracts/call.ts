import type { MessageAuthor } from './message.ts';

/** `ringing` until somebody takes it, all decline, the caller gives up, or nobody answers; a call that rings nobody is `open`. */
export const callStatuses = ['ringing', 'open', 'declined', 'cancelled', 'missed'] as const;
export type CallStatus = (typeof callStatuses)[number];

export interface InvitedView extends MessageAuthor {
  readonly answer: 'waiting' | 'accepted' | 'declined';
}

/** A call that rings somebody, as the caller and those who are rung see it. */
export interface CallView {
  readonly id: string;
  readonly roomId: string;
  readonly title: string;
  readonly createdBy: MessageAuthor;
  readonly status: CallStatus;
  readonly invited: readonly InvitedView[];
  readonly createdAt: string;
}
