import type { Message } from '../../models/messages.ts';
import { requireMayEdit } from '../messages/index.ts';
import { DomainError } from '../../contracts/errors.ts';
import { accessMessage } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { changeMessage } from '../messages/index.ts';

/** Takes the previews off a message for good: whoever may edit it may do so. */
export async function hideLinks(ctx: Context, actor: Actor, input: { readonly messageId: string }): Promise<Message> {
  const { message, member } = await accessMessage(ctx, actor, input.messageId);
  if (member === null) throw new DomainError('not-a-member');
  requireMayEdit(ctx, actor, message, member);
  return changeMessage(ctx, message, { links: [], linksHidden: true });
}
