import { DomainError } from '../../contracts/errors.ts';
import type { Member } from '../../models/members.ts';
import type { Message } from '../../models/messages.ts';
import { can } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** Authors edit their own as long as the settings allow, holders of `edit-message` anybody's; both within the time there is. */
export function requireMayEdit(ctx: Context, actor: Actor, message: Message, member: Member): void {
  const own = message.author.id === actor.id && ctx.settings.get('Message_AllowEditing');
  if (!own && !can(ctx, actor, 'edit-message', member))
    throw new DomainError('not-allowed', { permission: 'edit-message' });
  requireInTime(ctx, actor, message, member, ctx.settings.get('Message_AllowEditing_BlockEditInMinutes'));
}

/** Nothing stops `force-delete-message`. All others need that deleting is allowed at all, the right to this one, and to be in time. */
export function requireMayDelete(ctx: Context, actor: Actor, message: Message, member: Member): void {
  if (can(ctx, actor, 'force-delete-message', member)) return;
  const own = message.author.id === actor.id && can(ctx, actor, 'delete-own-message', member);
  const allowed = own || can(ctx, actor, 'delete-message', member);
  if (!allowed || !ctx.settings.get('Message_AllowDeleting'))
    throw new DomainError('not-allowed', { permission: 'delete-message' });
  requireInTime(ctx, actor, message, member, ctx.settings.get('Message_AllowDeleting_BlockDeleteInMinutes'));
}

/** `minutes` 0 means that the time is never over. */
function requireInTime(ctx: Context, actor: Actor, message: Message, member: Member, minutes: number): void {
  if (minutes === 0 || can(ctx, actor, 'bypass-time-limit-edit-and-delete', member)) return;
  const age = ctx.clock.now().getTime() - message.sentAt.getTime();
  if (age > minutes * 60_000) throw new DomainError('message-not-editable', { minutes });
}
