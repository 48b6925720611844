import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { changeLanguage } from '../../i18n/language.ts';
import { chatStore } from '../../store/chat-store.ts';

/** Theme and language follow the account to every device. */
export function useFollowPreferences(): void {
  const preferences = useStore(chatStore, (state) => state.self?.preferences);
  const { setColorScheme } = useMantineColorScheme();
  const { i18n } = useTranslation();
  const theme = preferences?.theme;
  const language = preferences?.language;

  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme);
  }, [theme, setColorScheme]);

  useEffect(() => {
    if (language !== undefined && language !== i18n.language) void changeLanguage(language);
    // Only a change of the preference counts, not one of the page's language.
  }, [language]);
}
