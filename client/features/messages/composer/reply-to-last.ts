import { chatStore } from '../../../store/chat-store.ts';
import { quoteInReply } from '../../../store/replies.ts';

/** The next message answers the newest one of the room that somebody wrote. */
export function replyToLast(roomId: string): void {
  const { timelines } = chatStore.getState();
  const last = timelines[roomId]?.messages.findLast(({ kind, deletedAt }) => kind === 'text' && deletedAt === null);
  if (last !== undefined) quoteInReply(roomId, last.id);
}
