import type { MessageView, ThreadView } from '../../contracts/message.ts';
import { authorToShow, type Message, type Page } from '../../domain/messages/index.ts';
import { readPoll } from '../../domain/polls/index.ts';
import type { ThreadRow } from '../../domain/threads/index.ts';
import type { MessagePage } from '../../contracts/methods.ts';

/** The same for everybody who may see the message: it is encoded once for all of them. */
export function presentMessage(message: Message): MessageView {
  return {
    id: message._id,
    roomId: message.roomId,
    seq: message.seq,
    rootSeq: message.rootSeq,
    groupSeq: message.groupSeq,
    rev: message.rev,
    author: authorToShow(message),
    alias: message.alias,
    emoji: message.emoji,
    avatarUrl: message.avatarUrl,
    kind: message.kind,
    body: message.body,
    details: message.details,
    mentions: message.mentions,
    files: message.files,
    links: message.links ?? [],
    attachments: message.attachments ?? [],
    quotes: message.quotes ?? [],
    threadId: message.threadId,
    alsoToRoom: message.alsoToRoom,
    replyCount: message.replyCount,
    lastReplyAt: message.lastReplyAt?.toISOString() ?? null,
    followers: message.followers,
    discussion: presentDiscussion(message),
    reactions: heldReactions(message),
    pinned: message.pinned === null ? null : { at: message.pinned.at.toISOString(), by: message.pinned.by },
    ...(message.poll === undefined || message.poll === null ? {} : { poll: readPoll(message.poll) }),
    sentAt: message.sentAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
    editedBy: message.editedBy,
    deletedAt: message.deletedAt?.toISOString() ?? null,
    leavesTrace: message.leavesTrace ?? false,
  };
}

function presentDiscussion({ discussion, deletedAt }: Message): MessageView['discussion'] {
  if (discussion === undefined || discussion === null || deletedAt !== null) return null;
  return { ...discussion, lastMessageAt: discussion.lastMessageAt?.toISOString() ?? null };
}

/** An emoji that the last one took back stands there empty for a moment. */
function heldReactions({ reactions }: Message): MessageView['reactions'] {
  const held = Object.entries(reactions).filter(([, reactors]) => reactors.length > 0);
  return held.length === Object.keys(reactions).length ? reactions : Object.fromEntries(held);
}

export function presentPage({ messages, hasOlder, hasNewer }: Page): MessagePage {
  return { messages: messages.map(presentMessage), hasOlder, hasNewer };
}

export function presentThread({ root, lastReadSeq, unread }: ThreadRow): ThreadView {
  return { root: presentMessage(root), lastReadSeq, unread };
}
