import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import type { CustomEmojiView } from '../../../../server/contracts/methods.ts';
import { OWN_GROUP, type EmojiEntry } from '../../../lib/emoji-data.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';

interface OwnEmoji {
  readonly entries: readonly EmojiEntry[];
  /** By name and alias. */
  readonly byName: ReadonlyMap<string, EmojiEntry>;
}

const none: OwnEmoji = { entries: [], byName: new Map() };
/** One index for all who show emoji. */
const indexes = new WeakMap<readonly CustomEmojiView[], OwnEmoji>();

/** The emoji that this workspace added; asked for when they are first wanted, and anew when they changed. */
export function useCustomEmoji(isWanted = true): OwnEmoji {
  const changes = useStore(chatStore, (state) => state.emojiChanges);
  const { data } = useQuery({
    queryKey: ['custom-emoji', changes],
    queryFn: () => call('emoji:list', {}),
    enabled: isWanted,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return data === undefined ? none : indexOf(data);
}

function indexOf(list: readonly CustomEmojiView[]): OwnEmoji {
  const known = indexes.get(list);
  if (known !== undefined) return known;
  const entries = list.map(entryOf);
  const index = { entries, byName: new Map(entries.flatMap((entry) => entry.words.map((name) => [name, entry]))) };
  indexes.set(list, index);
  return index;
}

function entryOf({ name, aliases, path }: CustomEmojiView): EmojiEntry {
  return {
    shortcode: name,
    unicode: '',
    label: name.replaceAll('_', ' '),
    group: OWN_GROUP,
    words: [name, ...aliases],
    tones: [],
    path,
  };
}
