import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { chatStore } from '../../store/chat-store.ts';
import { totalUnread } from '../../store/selectors.ts';
import { desktopShell } from '../../transport/desktop.ts';

/** Tells the desktop app around this page, when there is one, what it shows on its own: badges, name, the way back. */
export function useDesktopShell(): void {
  const unread = useStore(chatStore, useShallow(totalUnread));
  const site = useStore(chatStore, (state) => String(state.settings['Site_Name'] ?? 'Parley'));
  const roles = useStore(chatStore, (state) => state.self?.roles);
  const path = useRouterState({ select: (state) => state.location.href });
  const navigate = useNavigate();

  useEffect(() => desktopShell?.showUnread(unread.hasUnread, unread.mentions), [unread]);
  useEffect(() => desktopShell?.showName(site), [site]);
  useEffect(() => {
    if (roles !== undefined) desktopShell?.loggedIn(roles);
  }, [roles]);
  // The frame goes when nobody is logged in any more.
  useEffect(() => () => desktopShell?.loggedOut(), []);
  useEffect(() => desktopShell?.navigated(path), [path]);
  useEffect(() => desktopShell?.onNavigate((to) => void navigate({ to })), [navigate]);
}
