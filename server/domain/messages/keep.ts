import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { changeMessage } from './change-message.ts';
import { postSystemMessage } from './post-system-message.ts';

const MOST_PINNED = 100;
const MOST_MARKED = 2_000;

/** The message, and the line in the room's history that says so. */
export interface Pinning {
  readonly message: Message;
  readonly notice: Message | null;
}

interface RowRange {
  readonly offset: number;
  readonly limit: number;
}

/** Pins a message for the whole room, or takes the pin out. */
export async function setPinned(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string; readonly pinned: boolean },
): Promise<Pinning> {
  const { message, member } = await accessMessage(ctx, actor, input.messageId);
  if (member === null) throw new DomainError('not-a-member');
  requirePermission(ctx, actor, 'pin-message', member);
  if (input.pinned && !ctx.settings.get('Message_AllowPinning')) throw new DomainError('not-allowed');
  if ((message.pinned !== null) === input.pinned) return { message, notice: null };
  if (input.pinned) await requirePlace(ctx, message.roomId);

  const by = { id: actor.id, username: actor.username, name: actor.name };
  const changed = await changeMessage(ctx, message, { pinned: input.pinned ? { at: ctx.clock.now(), by } : null });
  if (!input.pinned) return { message: changed, notice: null };
  const details = { messageId: message._id };
  const options = { quotes: [message._id] };
  return {
    message: changed,
    notice: await postSystemMessage(ctx, actor, message.roomId, 'message-pinned', details, options),
  };
}

/** A board that is full helps nobody. */
async function requirePlace(ctx: Context, roomId: string): Promise<void> {
  const pinned = await ctx.models.messages.countPinned(roomId, MOST_PINNED);
  if (pinned >= MOST_PINNED) throw new DomainError('too-many-pinned', { limit: MOST_PINNED });
}

/** Ids of what the actor starred, for the marks on their screen. */
export function starredIds(ctx: Context, actor: Actor): Promise<string[]> {
  return ctx.models.messages.starredIds(actor.id, MOST_MARKED);
}

/** Keeps a message for oneself; nobody else is told. Twice is as once. */
export async function setStarred(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string; readonly starred: boolean },
): Promise<Message> {
  const { message } = await accessMessage(ctx, actor, input.messageId);
  if (input.starred && !ctx.settings.get('Message_AllowStarring')) throw new DomainError('not-allowed');
  return (await ctx.models.messages.setStarred(message._id, actor.id, input.starred)) ?? message;
}

export async function listPinned(
  ctx: Context,
  actor: Actor,
  input: RowRange & { readonly roomId: string },
): Promise<readonly Message[]> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  return ctx.models.messages.listPinned(room._id, input);
}

/** What the actor starred, in one room or everywhere they still see it. */
export async function listStarred(
  ctx: Context,
  actor: Actor,
  input: RowRange & { readonly roomId?: string | undefined },
): Promise<readonly Message[]> {
  if (input.roomId !== undefined) await accessRoom(ctx, actor, input.roomId);
  const starred = await ctx.models.messages.listStarred(actor.id, input.roomId ?? null, input);
  return keepVisible(ctx, actor, starred);
}

/** Messages of the actor's rooms that name them or call everybody. */
export async function listMentions(
  ctx: Context,
  actor: Actor,
  input: RowRange & { readonly roomId?: string | undefined },
): Promise<readonly Message[]> {
  if (input.roomId !== undefined) await accessRoom(ctx, actor, input.roomId);
  const rooms =
    input.roomId === undefined
      ? (await ctx.models.members.listOfUser(actor.id)).map((member) => member.roomId)
      : [input.roomId];
  return ctx.models.messages.listMentioning([actor.id, 'all', 'here'], rooms, input);
}

/** Drops messages of rooms that the actor is no longer in. */
export async function keepVisible(ctx: Context, actor: Actor, messages: readonly Message[]): Promise<Message[]> {
  const roomIds = [...new Set(messages.map((message) => message.roomId))];
  const own = new Set((await ctx.models.members.listOfUserIn(actor.id, roomIds)).map((member) => member.roomId));
  return messages.filter((message) => own.has(message.roomId));
}
