import { createStore } from 'zustand/vanilla';
import { emptyState, type ChatState } from './state.ts';

/** The one store of this page. Features read slices of it; the transport and actions write it. */
export const chatStore = createStore<ChatState>(() => emptyState);

export function updateChat(change: (state: ChatState) => ChatState): void {
  chatStore.setState(change, true);
}

/** Nothing of one account may be seen by the next that logs in on this page. */
export function forgetEverything(): void {
  chatStore.setState(emptyState, true);
}
