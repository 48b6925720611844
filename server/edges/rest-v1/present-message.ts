import type { MessageKind } from '../../contracts/message.ts';
import type { Message } from '../../domain/messages/index.ts';
import { pollText } from '../../domain/polls/index.ts';
import type { Room } from '../../domain/rooms/index.ts';
import { presentAttachment, presentFileAttachment } from './present-attachment.ts';
import { presentLink } from './present-link.ts';
import { presentPoll } from './present-poll.ts';

/** Rocket.Chat's `t` of our kinds; an ordinary message has none. Total, so that a new kind does not compile without one. */
export const systemTypes: Readonly<Record<MessageKind, string | null>> = {
  text: null,
  'user-joined': 'uj',
  'user-left': 'ul',
  'user-added': 'au',
  'user-removed': 'ru',
  'room-created': 'room-created',
  'room-renamed': 'r',
  'topic-changed': 'room_changed_topic',
  'description-changed': 'room_changed_description',
  'announcement-changed': 'room_changed_announcement',
  'avatar-changed': 'room_changed_avatar',
  'privacy-changed': 'room_changed_privacy',
  'room-archived': 'room-archived',
  'room-unarchived': 'room-unarchived',
  'role-added': 'subscription-role-added',
  'role-removed': 'subscription-role-removed',
  'message-pinned': 'message_pinned',
  // Their calls have a provider and a block to press; ours is an address, which every client shows in a text.
  'video-call': null,
  'read-only-set': 'room-set-read-only',
  'read-only-removed': 'room-removed-read-only',
  'user-muted': 'user-muted',
  'user-unmuted': 'user-unmuted',
  'user-banned': 'user-banned',
  'user-unbanned': 'user-unbanned',
  'reacting-allowed': 'room-allowed-reacting',
  'reacting-disallowed': 'room-disallowed-reacting',
  'discussion-created': 'discussion-created',
  'user-joined-team': 'ujt',
  'user-left-team': 'ult',
  'user-added-to-team': 'added-user-to-team',
  'user-removed-from-team': 'removed-user-from-team',
  'converted-to-team': 'user-converted-to-team',
  'converted-to-channel': 'user-converted-to-channel',
  'team-room-added': 'user-added-room-to-team',
  'team-room-removed': 'user-removed-room-from-team',
  'team-room-deleted': 'user-deleted-room-from-team',
};

/** As `viewerId` sees it: of the stars only their own is shown. */
export function presentMessage(message: Message, viewerId: string) {
  // Deleted with a trace: their histories show it as a line of the room's own.
  const type = message.deletedAt === null ? systemTypes[message.kind] : 'rm';
  return {
    _id: message._id,
    rid: message.roomId,
    msg: textOf(message),
    ts: message.sentAt.toISOString(),
    u: personOf(message.author),
    _updatedAt: message.updatedAt.toISOString(),
    ...(type === null ? {} : { t: type, groupable: false }),
    ...(message.details['role'] === undefined ? {} : { role: message.details['role'] }),
    mentions: message.mentions.map((mention) => ({
      ...personOf(mention),
      type: 'user',
    })),
    channels: [],
    urls: (message.links ?? []).map(presentLink),
    attachments: [...(message.attachments ?? []).map(presentAttachment), ...message.files.map(presentFileAttachment)],
    ...fileFields(message),
    ...threadFields(message),
    ...discussionFields(message),
    ...pollFields(message),
    ...keptFields(message, viewerId),
    ...(message.alias === null ? {} : { alias: message.alias }),
    ...(message.emoji === null ? {} : { emoji: message.emoji }),
    ...(message.avatarUrl === null ? {} : { avatar: message.avatarUrl }),
    ...(message.webhookId === null ? {} : { bot: { i: message.webhookId } }),
    ...(message.editedAt === null ? {} : { editedAt: message.editedAt.toISOString() }),
    ...(message.editedBy === null
      ? {}
      : { editedBy: { _id: message.editedBy.id, username: message.editedBy.username } }),
  };
}

function fileFields({ files }: Message) {
  const [first] = files;
  if (first === undefined) return {};
  const listed = files.map(({ id, name, type, size }) => ({ _id: id, name, type, size }));
  return { file: listed[0], files: listed };
}

function pollFields(message: Message) {
  const poll = presentPoll(message);
  return poll === null ? {} : { poll };
}

function threadFields(message: Message) {
  if (message.threadId !== null) return { tmid: message.threadId, tshow: message.alsoToRoom };
  if (message.lastReplyAt === null) return {};
  return { tcount: message.replyCount, tlm: message.lastReplyAt.toISOString(), replies: message.followers };
}

function discussionFields({ discussion }: Message) {
  if (discussion === undefined || discussion === null) return {};
  const { roomId, count, lastMessageAt } = discussion;
  return { drid: roomId, dcount: count, ...(lastMessageAt === null ? {} : { dlm: lastMessageAt.toISOString() }) };
}

function keptFields({ reactions, pinned, starredBy }: Message, viewerId: string) {
  const reacted = Object.entries(reactions).map(([emoji, people]) => [
    `:${emoji}:`,
    { usernames: people.map((person) => person.username), names: people.map((person) => person.name) },
  ]);
  return {
    ...(reacted.length === 0 ? {} : { reactions: Object.fromEntries(reacted) }),
    ...(pinned === null
      ? {}
      : {
          pinned: true,
          pinnedAt: pinned.at.toISOString(),
          pinnedBy: { _id: pinned.by.id, username: pinned.by.username },
        }),
    ...(starredBy.includes(viewerId) ? { starred: [{ _id: viewerId }] } : {}),
  };
}

/** How a deleted message appears in `remove` and `deleted` lists. */
export function presentTombstone(message: Message) {
  return { _id: message._id, rid: message.roomId, _deletedAt: (message.deletedAt ?? message.updatedAt).toISOString() };
}

/** The newest message as it stands on its room. */
export function presentPreview(room: Room) {
  const preview = room.lastMessage;
  // Deleted without a trace: as if nothing had been said last.
  if (preview === null || preview.author.id === '') return null;
  const type = systemTypes[preview.kind];
  return {
    _id: preview.id,
    rid: room._id,
    msg: preview.body,
    ts: preview.sentAt.toISOString(),
    u: personOf(preview.author),
    _updatedAt: preview.sentAt.toISOString(),
    ...(type === null ? {} : { t: type }),
  };
}

/** System messages carry in `msg` what they are about: a name, or the new value. */
function textOf({ kind, body, author, details, poll }: Message): string {
  if (kind === 'text') return poll === undefined || poll === null ? body : pollText(body, poll);
  if (kind === 'video-call') return [details['title'], details['url']].filter(Boolean).join('\n');
  if (kind === 'privacy-changed') return details['to'] === 'group' ? 'private' : 'public';
  return details['to'] ?? details['text'] ?? details['username'] ?? (body || author.username);
}

export function personOf({
  id,
  username,
  name,
}: {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}) {
  return { _id: id, username, name };
}
