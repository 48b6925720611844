import { DomainError } from '../../contracts/errors.ts';
import type { Call } from '../../models/calls.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { accessRoomToPost, can, requirePermission, type MemberAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { postSystemMessage } from '../messages/index.ts';
import { newCallAddress } from './call-address.ts';

const LONGEST_TITLE = 80;
/** As telephones do. */
export const RINGS_FOR_MS = 40_000;

/**
 * Opens a call of a room on the Jitsi server that the settings name: a message with the way in. In a direct room it rings the
 * others until one of them answers; whoever does not has missed it.
 */
export async function startCall(
  ctx: Context,
  actor: Actor,
  input: { readonly roomId: string; readonly title?: string | undefined; readonly ring?: boolean | undefined },
): Promise<{ readonly message: Message; readonly call: Call }> {
  const access = await accessRoomToPost(ctx, actor, input.roomId);
  requirePermission(ctx, actor, 'call-management', access.member);
  requireEnabled(ctx, access.room);
  const title = input.title?.trim().slice(0, LONGEST_TITLE) ?? '';
  const url = newCallAddress(ctx, title);
  const now = ctx.clock.now();
  const invited = input.ring === false ? [] : toRing(ctx, actor, access);

  const id = ctx.newId();
  const details = { url, title, callId: id, status: invited.length > 0 ? 'ringing' : 'open' };
  const message = await postSystemMessage(ctx, actor, access.room._id, 'video-call', details, { countsAsUnread: true });
  const call: Call = {
    _id: id,
    roomId: access.room._id,
    messageId: message._id,
    title,
    url,
    createdBy: { id: actor.id, username: actor.username, name: actor.name },
    status: invited.length > 0 ? 'ringing' : 'open',
    invited,
    joined: [],
    createdAt: now,
    updatedAt: now,
  };
  // Before the call itself: what rings must stop ringing.
  if (invited.length > 0) await ctx.jobs.add('miss-call', id, { callId: id }, new Date(now.getTime() + RINGS_FOR_MS));
  await ctx.models.calls.insert(call);
  return { message, call };
}

function requireEnabled(ctx: Context, room: Room): void {
  const kind =
    room.teamId !== null ? 'Teams' : room.kind === 'direct' ? 'DMs' : room.kind === 'group' ? 'Groups' : 'Channels';
  if (!ctx.settings.get('Jitsi_Enabled') || !ctx.settings.get(`VideoConf_Enable_${kind}`))
    throw new DomainError('calls-disabled');
}

function toRing(ctx: Context, actor: Actor, { room, member }: MemberAccess): Call['invited'] {
  if (room.kind !== 'direct' || !can(ctx, actor, 'videoconf-ring-users', member)) return [];
  return room.directMembers
    .filter(({ id }) => id !== actor.id)
    .map(({ id, username, name }) => ({ id, username, name, answer: 'waiting' }));
}
