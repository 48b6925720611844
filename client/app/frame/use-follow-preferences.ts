import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import i18next from 'i18next';
import { useStore } from 'zustand';
import { changeLanguage } from '../../i18n/language.ts';
import { chatStore } from '../../store/chat-store.ts';

/** Theme and language follow the account to every device. */
export function useFollowPreferences(): void {
  const preferences = useStore(chatStore, (state) => state.self?.preferences);
  const { setColorScheme } = useMantineColorScheme();
  const theme = preferences?.theme;
  const language = preferences?.language;

  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme);
  }, [theme, setColorScheme]);

  useEffect(() => {
    if (language !== undefined && language !== i18next.language) void changeLanguage(language);
  }, [language]);
}
