import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { chatStore } from '../../store/chat-store.ts';
import { totalUnread } from '../../store/selectors.ts';
import { pageTitleStore } from '../../ui/page-title.ts';

/** The window's title, its icon and the app's badge tell what waits, also when the page is in the background. */
export function useAttention(): void {
  const { mentions, hasUnread } = useStore(chatStore, useShallow(totalUnread));
  const site = useStore(chatStore, (state) => String(state.settings['Site_Name'] ?? 'Parley'));
  const title = useStore(pageTitleStore);

  useEffect(() => {
    const count = mentions > 0 ? `(${mentions}) ` : '';
    const dot = mentions === 0 && hasUnread ? '• ' : '';
    document.title = `${count}${dot}${title === '' ? '' : `${title} – `}${site}`;
  }, [mentions, hasUnread, title, site]);

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon !== null) icon.href = mentions > 0 ? '/favicon-unread.svg' : '/favicon.svg';
    if (!('setAppBadge' in navigator)) return;
    const set = mentions > 0 ? navigator.setAppBadge(mentions) : navigator.clearAppBadge();
    // Only an installed app has a badge.
    void set.catch(() => undefined);
  }, [mentions]);
}
