import { applyEvent } from '../../../store/apply-event.ts';
import { updateChat } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';

export async function ignoreAuthor(roomId: string, userId: string, ignored: boolean): Promise<void> {
  const membership = await call('room:ignore', { roomId, userId, ignored });
  updateChat((state) => applyEvent(state, { name: 'membership:changed', data: { membership } }, Date.now()));
}
