import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';

/** Kinds of system messages that the workspace or this room does not show; the setting is a list with commas. */
export function useHiddenKinds(room: RoomView): ReadonlySet<string> {
  const everywhere = useStore(chatStore, (state) => String(state.settings['Hide_System_Messages'] ?? ''));
  return useMemo(
    () =>
      new Set([...everywhere.split(',').map((kind) => kind.trim()), ...room.hiddenSystemKinds].filter(isSystemKind)),
    [everywhere, room.hiddenSystemKinds],
  );
}

/** What people wrote cannot be hidden by a word in a setting. */
function isSystemKind(kind: string): boolean {
  return kind !== '' && kind !== 'text';
}
