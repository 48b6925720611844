import { DomainError } from '../../contracts/errors.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import {
  accessMessage,
  accessRoomToPost,
  peopleInReach,
  requirePermission,
  type MemberAccess,
} from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { changeMessage, postSystemMessage, sendMessage } from '../messages/index.ts';
import { insertRoom, joinRoom, newMember, newRoom, type RoomAndMember } from '../rooms/index.ts';

export interface DiscussionPlan {
  readonly parentRoomId: string;
  readonly title: string;
  readonly topic?: string | undefined;
  /** The message of the parent room that it is about. */
  readonly messageId?: string | undefined;
  /** Said in it at once. */
  readonly firstMessage?: string | undefined;
  /** Brought in beside the actor and the message's author; who cannot see the parent room is passed over. */
  readonly memberIds?: readonly string[] | undefined;
}

/**
 * Opens a discussion on a room, or on one of its messages; the room's history shows it. A message has one discussion: asking
 * again leads into that.
 */
export async function createDiscussion(ctx: Context, actor: Actor, plan: DiscussionPlan): Promise<RoomAndMember> {
  const parent = await accessRoomToPost(ctx, actor, plan.parentRoomId);
  if (parent.room.parentRoomId !== null) throw new DomainError('discussion-nested');
  const about = plan.messageId === undefined ? null : await messageOf(ctx, actor, plan.messageId, parent);
  const others = about !== null && about.author.id !== actor.id;
  requirePermission(ctx, actor, others ? 'start-discussion-other-user' : 'start-discussion', parent.member);
  const title = plan.title.trim();
  if (title === '' || title.length > 200) throw new DomainError('room-name-invalid');

  const existing = about?.discussion ? await ctx.models.rooms.find(about.discussion.roomId) : null;
  if (existing !== null) return joinRoom(ctx, actor, { roomId: existing._id });

  const room = await open(ctx, actor, parent.room, about, { ...plan, title });
  await announce(ctx, actor, room, about, title);
  if ((plan.firstMessage ?? '').trim() !== '')
    await sendMessage(ctx, actor, { roomId: room._id, body: plan.firstMessage ?? '' });
  const member = await ctx.models.members.find(room._id, actor.id);
  if (member === null) throw new DomainError('room-not-found');
  return { room: (await ctx.models.rooms.find(room._id)) ?? room, member };
}

async function messageOf(ctx: Context, actor: Actor, messageId: string, parent: MemberAccess): Promise<Message> {
  const { message } = await accessMessage(ctx, actor, messageId);
  if (message.roomId !== parent.room._id || message.kind !== 'text') throw new DomainError('message-not-found');
  return message;
}

/** Its address is its id: titles need not differ. */
async function open(
  ctx: Context,
  actor: Actor,
  parent: Room,
  about: Message | null,
  plan: DiscussionPlan,
): Promise<Room> {
  const invited = [...(about === null ? [] : [about.author.id]), ...(plan.memberIds ?? [])];
  const reached = await peopleInReach(ctx, parent, invited);
  reached.delete(actor.id);
  const people = (await ctx.models.users.findMany([...reached])).filter((user) => user.active);

  const id = ctx.newId();
  const room = newRoom(ctx, {
    _id: id,
    kind: parent.kind === 'channel' ? 'channel' : 'group',
    name: id,
    displayName: plan.title,
    topic: plan.topic?.trim() ?? '',
    creatorId: actor.id,
    parentRoomId: parent._id,
    shownBy: [ctx.newId(), ...(about === null ? [] : [about._id])],
    memberCount: people.length + 1,
  });
  await insertRoom(ctx, room);
  await ctx.models.members.join(id, [
    newMember(ctx, room, actor, ['owner']),
    ...people.map((user) => newMember(ctx, room, { id: user._id, username: user.username, name: user.name })),
  ]);
  return room;
}

/** In the room above: a line of its own, and on the message that it is about. */
async function announce(ctx: Context, actor: Actor, room: Room, about: Message | null, title: string): Promise<void> {
  const discussion = { roomId: room._id, count: 0, lastMessageAt: null };
  const [id] = room.shownBy;
  await postSystemMessage(
    ctx,
    actor,
    room.parentRoomId ?? '',
    'discussion-created',
    { text: title },
    { id, discussion },
  );
  if (about !== null) await changeMessage(ctx, about, { discussion });
}
