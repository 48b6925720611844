import { useStore } from 'zustand';
import { chatStore } from '../../../store/chat-store.ts';

/** The skin tone that this person prefers for emoji, on every device; 0 for none. */
export function useTone(): number {
  return useStore(chatStore, (state) => state.self?.preferences.emojiTone ?? 0);
}
