import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import { newSecret } from '../../platform/secrets.ts';
import { accessRoomToPost, requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';

const LONGEST_TITLE = 80;

/**
 * Opens a call of a room on the Jitsi server that the settings name: a message with the way in. The address cannot be guessed,
 * since whoever knows it can enter.
 */
export async function startCall(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly title?: string | undefined },
): Promise<Message> {
  const { room, member } = await accessRoomToPost(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'call-management', member);
  if (!ctx.settings.get('Jitsi_Enabled')) throw new DomainError('not-allowed');
  const title = input.title?.trim().slice(0, LONGEST_TITLE) ?? '';
  return postSystemMessage(
    ctx,
    actor,
    room._id,
    'video-call',
    { url: addressOf(ctx, title), title },
    { countsAsUnread: true },
  );
}

function addressOf(ctx: Pick<Context, 'settings'>, title: string): string {
  const host = ctx.settings.get('Jitsi_Domain').trim();
  if (!/^[a-z0-9.-]+(:\d{1,5})?$/i.test(host)) throw new DomainError('invalid-input', { field: 'Jitsi_Domain' });
  const name = [ctx.settings.get('Jitsi_URL_Room_Prefix'), title, newSecret().slice(0, 16)]
    .map((part) => part.normalize('NFKD').replace(/[^a-z0-9]+/gi, ''))
    .filter((part) => part !== '')
    .join('-');
  return `${ctx.settings.get('Jitsi_SSL') ? 'https' : 'http'}://${host}/${name}`;
}
