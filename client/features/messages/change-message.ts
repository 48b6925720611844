import type { MessageView } from '../../../server/contracts/message.ts';
import { applyMessage } from '../../store/apply-event.ts';
import { updateChat } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';

export async function editMessage(messageId: string, body: string): Promise<void> {
  take(await call('message:edit', { messageId, body }));
}

export async function deleteMessage(messageId: string): Promise<void> {
  take(await call('message:delete', { messageId }));
}

/** The answer is as good as the event that follows it. */
function take(message: MessageView): void {
  updateChat((state) => applyMessage(state, message));
}
