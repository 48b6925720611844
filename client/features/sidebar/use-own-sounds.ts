import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';

/** The sounds that this workspace added: their names by their addresses, under which they are chosen. */
export function useOwnSounds(): Readonly<Record<string, string>> {
  const changes = useStore(chatStore, (state) => state.soundChanges);
  const { data = [] } = useQuery({
    queryKey: ['custom-sounds', changes],
    queryFn: () => call('sound:list', {}),
    placeholderData: (held) => held,
  });
  return Object.fromEntries(data.map(({ name, path }) => [path.split('?')[0] ?? path, name]));
}
