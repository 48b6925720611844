import { useRouterState } from '@tanstack/react-router';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { roomByName } from '../../store/selectors.ts';

/** The room whose page is shown. */
export function useCurrentRoomId(): string | null {
  const { routeId, params } = useRouterState({
    select: (state) => {
      const last = state.matches.at(-1);
      return { routeId: last?.routeId ?? '', params: (last?.params ?? {}) as { name?: string; roomId?: string } };
    },
    structuralSharing: true,
  });
  return useStore(chatStore, (state) => {
    if (params.roomId !== undefined) return params.roomId;
    if (params.name === undefined) return null;
    return roomByName(state, routeId.includes('group') ? 'group' : 'channel', params.name)?.id ?? null;
  });
}
