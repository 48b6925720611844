import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useStore } from 'zustand';
import { foldText, fuzzyScore } from '../../../lib/fuzzy-score.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { mayInRoom } from '../../../store/may.ts';
import { directPartner, roomLabel, roomTitle } from '../../../store/selectors.ts';
import type { ChatState } from '../../../store/state.ts';
import { call } from '../../../transport/live.ts';

/** A conversation that a message can go to: a room, or a person with whom there is none yet. */
export interface Target {
  readonly key: string;
  readonly label: string;
  readonly roomId: string | null;
  readonly userId: string | null;
}

const MOST_SHOWN = 30;

/** Conversations that fit what was typed, best first; with nothing typed, the latest ones. */
export function useTargets(query: string): readonly Target[] {
  const wanted = useDeferredValue(query.trim().replace(/^[#@]/, ''));
  const state = useStore(chatStore);
  const { data: people } = useQuery({
    queryKey: ['people', wanted],
    queryFn: async () => (await call('directory:users', { filter: wanted, limit: 20 })).users,
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const rooms = roomTargets(state, wanted);
  const partners = new Set(rooms.map((target) => target.userId));
  const others = (wanted === '' ? [] : (people ?? []))
    .filter((user) => user.active && !partners.has(user.id))
    .map((user) => ({ key: user.id, label: `${user.name} (@${user.username})`, roomId: null, userId: user.id }));
  return [...rooms, ...others].slice(0, MOST_SHOWN);
}

function roomTargets(state: ChatState, wanted: string): readonly Target[] {
  const folded = foldText(wanted);
  return Object.values(state.rooms)
    .filter((room) => room.id in state.memberships && !room.archived)
    .filter((room) => !room.readOnly || mayInRoom(state, room.id, 'post-readonly'))
    .map((room) => ({ room, title: roomTitle(room, state.self?.id) }))
    .map((entry) => ({ ...entry, score: fuzzyScore(folded, foldText(entry.title)) }))
    .filter((entry): entry is typeof entry & { score: number } => entry.score !== null)
    .sort((a, b) => b.score - a.score || (b.room.lastMessageAt ?? '').localeCompare(a.room.lastMessageAt ?? ''))
    .map(({ room }) => ({
      key: room.id,
      label: roomLabel(room, state.self?.id),
      roomId: room.id,
      userId: directPartner(room, state.self?.id),
    }));
}
