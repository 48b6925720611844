import type { MessageView } from '../../../server/contracts/message.ts';
import { applyEvent, applyMessage } from '../../store/apply-event.ts';
import { updateChat } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';

export async function editMessage(messageId: string, body: string): Promise<void> {
  take(await call('message:edit', { messageId, body }));
}

export async function deleteMessage(messageId: string): Promise<void> {
  take(await call('message:delete', { messageId }));
}

export async function react(messageId: string, emoji: string, on: boolean): Promise<void> {
  take(await call('message:react', { messageId, emoji, on }));
}

export async function setPinned(messageId: string, pinned: boolean): Promise<void> {
  take(await call('message:pin', { messageId, pinned }));
}

export async function setStarred(messageId: string, starred: boolean): Promise<void> {
  await call('message:star', { messageId, starred });
  updateChat((state) => applyEvent(state, { name: 'star:changed', data: { messageId, starred } }, Date.now()));
}

export async function markUnreadFrom(roomId: string, messageId: string): Promise<void> {
  const membership = await call('room:mark-unread', { roomId, messageId });
  updateChat((state) => applyEvent(state, { name: 'membership:changed', data: { membership } }, Date.now()));
}

/** The answer is as good as the event that follows it. */
function take(message: MessageView): void {
  updateChat((state) => applyMessage(state, message));
}
