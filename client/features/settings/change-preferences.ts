import type { Preferences } from '../../../server/contracts/user.ts';
import { applyEvent } from '../../store/apply-event.ts';
import { chatStore, updateChat } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';

/** Shown at once; taken back when the server refuses. */
export async function changePreferences(changes: Preferences): Promise<void> {
  const before = chatStore.getState().self;
  if (before === null) return;
  show({ ...before, preferences: { ...before.preferences, ...changes } });
  try {
    show(await call('user:preferences', changes));
  } catch (error) {
    show(before);
    throw error;
  }
}

function show(self: NonNullable<ReturnType<typeof chatStore.getState>['self']>): void {
  updateChat((state) => applyEvent(state, { name: 'self:changed', data: self }, Date.now()));
}
