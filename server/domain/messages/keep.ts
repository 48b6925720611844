import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, accessRoom, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { changeMessage } from './change-message.ts';
import { postSystemMessage } from './post-system-message.ts';

interface RowRange {
  readonly offset: number;
  readonly limit: number;
}

/** Pins a message for the whole room, or takes the pin out. */
export async function setPinned(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string; readonly pinned: boolean },
): Promise<Message> {
  const { message, member } = await accessMessage(ctx, actor, input.messageId);
  if (member === null) throw new DomainError('not-a-member');
  requirePermission(ctx, actor, 'pin-message', member);
  if ((message.pinned !== null) === input.pinned) return message;

  const by = { id: actor.id, username: actor.username, name: actor.name };
  const changed = await changeMessage(ctx, message, { pinned: input.pinned ? { at: ctx.clock.now(), by } : null });
  if (input.pinned) await postSystemMessage(ctx, actor, message.roomId, 'message-pinned', { messageId: message._id });
  return changed;
}

/** Keeps a message for oneself; nobody else is told. */
export async function setStarred(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string; readonly starred: boolean },
): Promise<Message> {
  const { message } = await accessMessage(ctx, actor, input.messageId);
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
