import { DomainError } from '../../contracts/errors.ts';
import type { MessageVersion } from '../../models/message-versions.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { highlightedMembers, moveMentions } from '../notifications/index.ts';
import { changeMessage } from './change-message.ts';
import { resolveMentions } from './mentions.ts';
import { checkBody } from './message-body.ts';
import { termsOf } from './new-message.ts';
import { quotesAfterEdit } from './quotes.ts';

/** Changes the text of a message: one's own as long as the settings allow, anybody's with `edit-message`. */
export async function editMessage(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string; readonly body: string },
): Promise<Message> {
  const { message, room, member } = await accessMessage(ctx, actor, input.messageId);
  if (member === null) throw new DomainError('not-a-member');
  if (message.kind !== 'text' || room.archived) throw new DomainError('message-not-editable');

  const own = message.author.id === actor.id && ctx.settings.get('Message_AllowEditing');
  if (!can(ctx, actor, 'edit-message', member)) {
    if (!own) throw new DomainError('not-allowed', { permission: 'edit-message' });
    const minutes = ctx.settings.get('Message_AllowEditing_BlockEditInMinutes');
    if (isTooLate(ctx, actor, message, minutes)) throw new DomainError('message-not-editable', { minutes });
  }

  const mayBeEmpty = message.files.length > 0 || (message.attachments ?? []).length > 0;
  const body = checkBody(ctx, input.body, { mayBeEmpty });
  if (body === message.body) return message;
  const mentions = await resolveMentions(ctx, actor, { room, member }, body);
  const highlightedFor = await highlightedMembers(ctx, room._id, body);
  const now = ctx.clock.now();
  const editor = { id: actor.id, username: actor.username, name: actor.name };
  await ctx.models.messageVersions.insert({
    _id: ctx.newId(),
    messageId: message._id,
    body: message.body,
    replacedAt: now,
    replacedBy: editor,
  });
  const edited = await changeMessage(ctx, message, {
    body,
    mentions,
    highlightedFor,
    quotes: await quotesAfterEdit(ctx, actor, message, body),
    terms: termsOf(body, message.files, message.attachments),
    editedAt: now,
    editedBy: editor,
  });

  await ctx.models.searchWords.learn(edited.terms);
  await moveMentions(ctx, message, edited);
  return edited;
}

/** Whether the time within which authors may change a message is over; `minutes` 0 means that it never is. */
export function isTooLate(ctx: Context, actor: Actor, message: Message, minutes: number): boolean {
  if (minutes === 0 || can(ctx, actor, 'bypass-time-limit-edit-and-delete')) return false;
  return ctx.clock.now().getTime() - message.sentAt.getTime() > minutes * 60_000;
}

/** What a message said before, oldest first, for whoever sees it. */
export async function listVersions(ctx: Context, actor: Actor, messageId: string): Promise<readonly MessageVersion[]> {
  const { message } = await accessMessage(ctx, actor, messageId);
  return ctx.models.messageVersions.listOf(message._id);
}
