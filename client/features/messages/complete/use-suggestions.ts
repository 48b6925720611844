import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { inTone, searchEmoji } from '../../../lib/emoji-data.ts';
import { fuzzyScore } from '../../../lib/fuzzy-score.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import { useCustomEmoji } from '../emoji/use-custom-emoji.ts';
import { useEmojiData } from '../emoji/use-emoji-data.ts';
import { useTone } from '../emoji/use-tone.ts';
import { describeCommand } from '../commands/command-texts.ts';
import type { Token } from './find-token.ts';

export interface Suggestion {
  readonly key: string;
  /** What is put into the text. */
  readonly insert: string;
  readonly label: string;
  /** Of an emoji that this workspace added. */
  readonly picture?: string;
  readonly detail: string;
}

const MOST = 8;

/** What the token may become, best first. */
export function useSuggestions(token: Token | null, roomId: string): readonly Suggestion[] {
  const people = usePeople(token?.sign === '@' ? token.text : null, roomId);
  const rooms = useRooms(token?.sign === '#' ? token.text : null);
  const commands = useCommands(token?.sign === '/' ? token.text : null, roomId);
  const emoji = useEmoji(token?.sign === ':' ? token.text : null);
  if (token === null) return [];
  return { '@': people, '#': rooms, '/': commands, ':': emoji }[token.sign];
}

/** Members of the room first, then everybody else; the groups that can be called. */
function usePeople(text: string | null, roomId: string): readonly Suggestion[] {
  const { t } = useTranslation();
  const ask = { enabled: text !== null, staleTime: 30_000, placeholderData: keepPreviousData };
  const members = useQuery({
    queryKey: ['complete-members', roomId, text],
    queryFn: () => call('room:members', { roomId, filter: text ?? '', limit: MOST }),
    ...ask,
  });
  const others = useQuery({
    queryKey: ['complete-people', text],
    queryFn: () => call('directory:users', { filter: text ?? '', limit: MOST }),
    ...ask,
  });
  return useMemo(() => {
    if (text === null) return [];
    const groups = ['all', 'here'].filter((name) => name.startsWith(text.toLowerCase()));
    const found = new Map<string, { readonly username: string; readonly name: string }>();
    for (const person of [...(members.data?.members ?? []), ...(others.data?.users ?? [])])
      found.set(person.id, person);
    const named = [...found].map(([id, { username, name }]) => ({
      key: id,
      insert: `@${username}`,
      label: name,
      detail: `@${username}`,
    }));
    const called = groups.map((name) => ({
      key: name,
      insert: `@${name}`,
      label: `@${name}`,
      detail: t(`complete.${name as 'all' | 'here'}`),
    }));
    return [...named, ...called].slice(0, MOST);
  }, [text, members.data, others.data, t]);
}

function useRooms(text: string | null): readonly Suggestion[] {
  const rooms = useStore(chatStore, (state) => state.rooms);
  return useMemo(() => {
    if (text === null) return [];
    return Object.values(rooms)
      .filter((room) => room.kind !== 'direct')
      .flatMap((room) => {
        const score = fuzzyScore(text.toLowerCase(), room.name);
        return score === null ? [] : [{ room, score }];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
      .map(({ room }) => ({
        key: room.id,
        insert: `#${room.name}`,
        label: `#${room.displayName}`,
        detail: room.topic,
      }));
  }, [text, rooms]);
}

function useCommands(text: string | null, roomId: string): readonly Suggestion[] {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['commands', roomId],
    queryFn: () => call('command:list', { roomId }),
    enabled: text !== null,
    staleTime: 300_000,
  });
  return useMemo(() => {
    if (text === null) return [];
    return (data ?? [])
      .filter((command) => command.name.startsWith(text.toLowerCase()))
      .slice(0, MOST)
      .map((command) => ({
        key: command.name,
        insert: `/${command.name}`,
        label: `/${command.name} ${command.params}`,
        detail: describeCommand(t, command),
      }));
  }, [text, data, t]);
}

function useEmoji(text: string | null): readonly Suggestion[] {
  const data = useEmojiData(text !== null);
  const own = useCustomEmoji(text !== null);
  const tone = useTone();
  return useMemo(() => {
    if (text === null || data === null) return [];
    const found = searchEmoji({ all: [...own.entries, ...data.all] }, text, MOST);
    return found.map((entry) => {
      const { shortcode, unicode } = inTone(entry, tone);
      const shown = { key: shortcode, insert: `:${shortcode}:`, detail: '' };
      return entry.path === undefined
        ? { ...shown, label: `${unicode}  :${shortcode}:` }
        : { ...shown, label: `:${shortcode}:`, picture: entry.path };
    });
  }, [text, data, own, tone]);
}
