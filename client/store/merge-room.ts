import { shownWords } from '../../server/contracts/attachment.ts';
import type { MessagePreview, RoomView } from '../../server/contracts/room.ts';
import type { MessageView } from '../../server/contracts/message.ts';

/** As the server cuts it. */
const PREVIEW_LENGTH = 200;

/**
 * A room's own news may have been written before messages that already arrived; its counters only ever go up, so the
 * higher ones stay, together with the preview of the newest message.
 */
export function mergeRoom(held: RoomView | undefined, next: RoomView): RoomView {
  if (held === undefined) return next;
  const newer = held.seq > next.seq ? held : next;
  return {
    ...next,
    seq: newer.seq,
    rootSeq: Math.max(held.rootSeq, next.rootSeq),
    groupSeq: Math.max(held.groupSeq, next.groupSeq),
    rev: Math.max(held.rev, next.rev),
    lastMessage: newer.lastMessage,
    lastMessageAt: newer.lastMessageAt,
  };
}

/** A new message causes no news of its room: whoever sees the message moves the room's counters by it. */
export function advanceRoom(room: RoomView, message: MessageView): RoomView {
  // The preview shows the newest ordinary message: that somebody joined is numbered, but not shown.
  const isNewest = message.rootSeq > room.rootSeq;
  const isShown = room.lastMessage?.id === message.id;
  return {
    ...room,
    seq: Math.max(room.seq, message.seq),
    rootSeq: Math.max(room.rootSeq, message.rootSeq),
    groupSeq: Math.max(room.groupSeq, message.groupSeq),
    rev: Math.max(room.rev, message.rev),
    lastMessage: isNewest || isShown ? previewOf(message) : room.lastMessage,
    lastMessageAt: isNewest ? message.sentAt : room.lastMessageAt,
  };
}

function previewOf(message: MessageView): MessagePreview {
  const { id, author, kind, sentAt } = message;
  return { id, author, kind, body: shownWords(message).slice(0, PREVIEW_LENGTH), sentAt };
}
