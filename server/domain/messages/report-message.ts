import { DomainError } from '../../contracts/errors.ts';
import { accessMessage } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Keeps a report of a message, with what it says now: an edit or a deletion hides nothing from whoever reads it later. */
export async function reportMessage(
  ctx: Context,
  actor: Actor,
  input: { readonly messageId: string; readonly description: string },
): Promise<void> {
  const { message } = await accessMessage(ctx, actor, input.messageId);
  const description = input.description.trim();
  if (description === '') throw new DomainError('invalid-input', { field: 'description' });
  await ctx.models.reports.file({
    _id: `${message._id}:${actor.id}`,
    messageId: message._id,
    roomId: message.roomId,
    author: message.author,
    body: message.body,
    reportedBy: { id: actor.id, username: actor.username, name: actor.name },
    description,
    at: ctx.clock.now(),
  });
}
