import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { soundNames } from '../../lib/sounds.ts';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';

/** What a notification can sound like: built in, added by the workspace (kept by its address), or not at all. */
export function useSoundChoices(): Readonly<Record<string, string>> {
  const { t } = useTranslation();
  const changes = useStore(chatStore, (state) => state.soundChanges);
  const ready = useStore(chatStore, (state) => state.ready);
  const { data = [] } = useQuery({
    queryKey: ['custom-sounds', changes],
    queryFn: () => call('sound:list', {}),
    enabled: ready,
    placeholderData: (held) => held,
  });
  return {
    ...Object.fromEntries(soundNames.map((name) => [name, t(`notifications.sounds.${name}`)])),
    ...Object.fromEntries(data.map(({ name, path }) => [path.split('?')[0] ?? path, name])),
    none: t('notifications.sounds.none'),
  };
}
