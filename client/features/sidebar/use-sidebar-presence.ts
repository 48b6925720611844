import { useEffect } from 'react';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { directPartner } from '../../store/selectors.ts';
import { showPresence } from '../../transport/live.ts';
import type { Section } from './sections.ts';

/** The people whose dots stand in the list. */
export function useSidebarPresence(sections: readonly Section[]): void {
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const partners = sections.flatMap((section) =>
    section.rows.map((row) => directPartner(row.room, selfId)).filter((id) => id !== null),
  );
  const key = partners.toSorted().join(' ');
  useEffect(() => showPresence('sidebar', key === '' ? [] : key.split(' ')), [key]);
}
