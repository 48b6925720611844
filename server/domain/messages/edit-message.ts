import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { highlightedMembers, moveMentions } from '../notifications/index.ts';
import { queuePreviews } from './after-send.ts';
import { changeMessage } from './change-message.ts';
import { keepVersion } from './history.ts';
import { requireMayEdit } from './may-change.ts';
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

  requireMayEdit(ctx, actor, message, member);

  const mayBeEmpty = message.files.length > 0 || (message.attachments ?? []).length > 0;
  const body = checkBody(ctx, input.body, { mayBeEmpty });
  if (body === message.body) return message;
  const mentions = await resolveMentions(ctx, actor, { room, member }, body);
  const highlightedFor = await highlightedMembers(ctx, room._id, body);
  const now = ctx.clock.now();
  await keepVersion(ctx, actor, message, now);
  const edited = await changeMessage(ctx, message, {
    body,
    mentions,
    highlightedFor,
    quotes: await quotesAfterEdit(ctx, actor, message, body),
    terms: termsOf(body, message.files, message.attachments),
    editedAt: now,
    editedBy: { id: actor.id, username: actor.username, name: actor.name },
  });

  await ctx.models.searchWords.learn(edited.terms);
  await moveMentions(ctx, message, edited);
  await queuePreviews(ctx, edited);
  return edited;
}
