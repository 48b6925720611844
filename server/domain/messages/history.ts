import { DomainError } from '../../contracts/errors.ts';
import type { ErasedMessage, MessageVersion } from '../../models/message-versions.ts';
import type { Message } from '../../models/messages.ts';
import { accessMessage, accessRoom, can, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

/** What a message said before, oldest first, for those whom the setting lets read it. */
export async function listVersions(ctx: Context, actor: Actor, messageId: string): Promise<readonly MessageVersion[]> {
  const { message, member } = await accessMessage(ctx, actor, messageId);
  const readers = ctx.settings.get('Message_EditHistory_Readers');
  const mayRead =
    readers === 'everyone' ||
    (readers === 'author_and_moderators' &&
      (message.author.id === actor.id || can(ctx, actor, 'edit-message', member)));
  if (!mayRead) throw new DomainError('not-allowed');
  return ctx.models.messageVersions.listOf(message._id);
}

/** Keeps what an edit replaces. */
export async function keepVersion(ctx: Context, editor: Actor, message: Message, at: Date): Promise<void> {
  const replacedBy = { id: editor.id, username: editor.username, name: editor.name };
  await ctx.models.messageVersions.insert({
    _id: ctx.newId(),
    messageId: message._id,
    body: message.body,
    replacedAt: at,
    replacedBy,
  });
}

/** What becomes of the words and files of a deleted message: kept for auditors when the workspace says so, else erased. */
export async function eraseOrKeep(ctx: Context, actor: Actor, message: Message, at: Date): Promise<void> {
  if (ctx.settings.get('Message_KeepHistory')) {
    const erasedBy = { id: actor.id, username: actor.username, name: actor.name };
    await ctx.models.messageVersions.keepErased(message, erasedBy, at);
    if (message.files.length > 0) await ctx.models.files.putAside(message._id);
    return;
  }
  if (message.files.length > 0) await ctx.jobs.add('remove-files', message._id, { messageId: message._id });
  await ctx.models.messageVersions.removeOf(message._id);
}

/** Deleted messages of a room that were kept, latest deletion first. Auditors read only where they could read before. */
export async function listErased(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly offset: number; readonly limit: number },
): Promise<readonly ErasedMessage[]> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'can-audit');
  return ctx.models.messageVersions.listErased(room._id, input);
}
