import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { underNextRev } from './change-message.ts';

const SHORTCODE = /^[a-z0-9_+-]{1,64}$/;
const MOST_KINDS = 50;

export interface Reaction {
  readonly messageId: string;
  /** With or without its colons. */
  readonly emoji: string;
  /** Not said: the other way round than it is. */
  readonly on?: boolean | undefined;
}

/** Adds or takes back one's own reaction. Twice is as once. */
export async function react(ctx: Context, actor: Actor, input: Reaction): Promise<Message> {
  const { message, room, member } = await accessMessage(ctx, actor, input.messageId);
  if (member === null) throw new DomainError('not-a-member');
  if (room.archived) throw new DomainError('room-archived');
  if (room.readOnly && !room.reactWhenReadOnly && !can(ctx, actor, 'post-readonly', member))
    throw new DomainError('room-read-only');

  const emoji = input.emoji.replaceAll(':', '').toLowerCase();
  if (!SHORTCODE.test(emoji)) throw new DomainError('invalid-input', { field: 'emoji' });
  const holders = message.reactions[emoji] ?? [];
  const held = holders.some((holder) => holder.id === actor.id);
  const on = input.on ?? !held;
  if (on === held) return message;
  if (on && holders.length === 0 && Object.keys(message.reactions).length >= MOST_KINDS)
    throw new DomainError('not-allowed');

  const now = ctx.clock.now();
  const reactor = { id: actor.id, username: actor.username, name: actor.name };
  const changed = await underNextRev(ctx, room._id, (rev) =>
    on
      ? ctx.models.messages.addReaction(message._id, emoji, reactor, now, rev)
      : ctx.models.messages.removeReaction(message._id, emoji, actor.id, now, rev),
  );
  return changed ?? message;
}
