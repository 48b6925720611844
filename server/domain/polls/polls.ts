import { DomainError } from '../../contracts/errors.ts';
import { POLL_LIMITS } from '../../contracts/poll.ts';
import { voteKey, type StoredPoll } from '../../models/message-polls.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { sendMessage, underNextRev } from '../messages/index.ts';

export interface PollPlan {
  readonly id?: string | undefined;
  readonly roomId: string;
  readonly threadId?: string | undefined;
  readonly question: string;
  readonly options: readonly string[];
  readonly anonymous: boolean;
  readonly multiple: boolean;
}

interface PollAccess {
  readonly message: Message;
  readonly poll: StoredPoll;
  readonly mayClose: boolean;
}

/** Asks the room something: an ordinary message whose text is the question. */
export async function createPoll(ctx: Context, actor: Actor, plan: PollPlan): Promise<Message> {
  const options = plan.options.map((option) => option.replaceAll('\u0000', '').trim());
  const fits = options.every((option) => option !== '' && option.length <= POLL_LIMITS.optionLength);
  const differ = new Set(options).size === options.length;
  const enough = options.length >= 2 && options.length <= POLL_LIMITS.options;
  if (!fits || !differ || !enough || plan.question.trim() === '') throw new DomainError('poll-invalid');
  const { id, roomId, threadId, question, anonymous, multiple } = plan;
  const poll: StoredPoll = { options, anonymous, multiple, votes: {}, closedAt: null };
  return sendMessage(ctx, actor, { id, roomId, threadId, body: question.trim(), poll });
}

/** Gives one's vote, or another one, or takes it back; the newest stands. */
export async function votePoll(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string; readonly choices: readonly number[] },
): Promise<Message> {
  const { message, poll } = await accessPoll(ctx, actor, input.messageId);
  const choices = [...new Set(input.choices)].sort((a, b) => a - b);
  const exist = choices.every((choice) => Number.isInteger(choice) && choice >= 0 && choice < poll.options.length);
  if (!exist || (!poll.multiple && choices.length > 1)) throw new DomainError('invalid-input', { field: 'choices' });
  if (poll.closedAt !== null) throw new DomainError('poll-closed');

  const vote = { id: actor.id, username: actor.username, name: actor.name, choices, at: ctx.clock.now() };
  const changed = await underNextRev(ctx, message.roomId, (rev) => ctx.models.messages.vote(message._id, vote, rev));
  if (changed === null) throw new DomainError('poll-closed');
  return changed;
}

/** Ends the vote: for whoever asked, and for those who may delete anybody's messages there. */
export async function closePoll(ctx: Context, actor: Actor, input: { readonly messageId: string }): Promise<Message> {
  const { message, poll, mayClose } = await accessPoll(ctx, actor, input.messageId);
  if (!mayClose) throw new DomainError('not-allowed');
  if (poll.closedAt !== null) return message;
  const changed = await underNextRev(ctx, message.roomId, (rev) =>
    ctx.models.messages.closePoll(message._id, ctx.clock.now(), rev),
  );
  return changed ?? message;
}

/** What one chose oneself; of an anonymous poll nobody else can say. */
export async function ownVote(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string },
): Promise<readonly number[]> {
  const { poll } = await accessPoll(ctx, actor, input.messageId);
  return poll.votes[voteKey(actor.id)]?.choices ?? [];
}

async function accessPoll(ctx: Context, actor: Actor, messageId: string): Promise<PollAccess> {
  const { message, room, member } = await accessMessage(ctx, actor, messageId);
  const poll = message.poll ?? null;
  if (poll === null) throw new DomainError('message-not-found');
  if (member === null) throw new DomainError('not-a-member');
  if (room.archived) throw new DomainError('room-archived');
  const mayClose = message.author.id === actor.id || can(ctx, actor, 'delete-message', member);
  return { message, poll, mayClose };
}
