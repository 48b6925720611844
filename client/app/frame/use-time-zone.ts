import { useEffect } from 'react';
import { useStore } from 'zustand';
import { changePreferences } from '../../features/settings/change-preferences.ts';
import { chatStore } from '../../store/chat-store.ts';

/** Keeps with the account where its person is, so that others see what time it is there. */
export function useTimeZone(): void {
  const ready = useStore(chatStore, (state) => state.ready);
  const known = useStore(chatStore, (state) => state.self?.preferences.timeZone);
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (ready && here !== '' && here !== known) void changePreferences({ timeZone: here }).catch(() => undefined);
    // Two devices in two places would else correct each other for ever.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready]);
}
