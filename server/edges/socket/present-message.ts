import type { MessageView } from '../../contracts/message.ts';
import type { Message, Page } from '../../domain/messages/index.ts';
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
    author: message.author,
    alias: message.alias,
    emoji: message.emoji,
    avatarUrl: message.avatarUrl,
    kind: message.kind,
    body: message.body,
    details: message.details,
    mentions: message.mentions,
    sentAt: message.sentAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
    editedBy: message.editedBy,
    deletedAt: message.deletedAt?.toISOString() ?? null,
  };
}

export function presentPage({ messages, hasOlder, hasNewer }: Page): MessagePage {
  return { messages: messages.map(presentMessage), hasOlder, hasNewer };
}
