import { useEffect } from 'react';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { directPartner } from '../../store/selectors.ts';
import { showPresence } from '../../transport/live.ts';
import type { ListItem } from './list-items.ts';

/** The people whose dots are near the view. */
export function useSidebarPresence(items: readonly ListItem[]): void {
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const partners = items.flatMap((item) => (item.kind === 'room' ? (directPartner(item.row.room, selfId) ?? []) : []));
  const key = partners.toSorted().join(' ');
  useEffect(() => showPresence('sidebar', key === '' ? [] : key.split(' ')), [key]);
}
