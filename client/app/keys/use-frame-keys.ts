import { useNavigate, useRouter } from '@tanstack/react-router';
import { neighbour, listItems } from '../../features/sidebar/list-items.ts';
import { sectionsOf } from '../../features/sidebar/sections.ts';
import { useCurrentRoomId } from '../../features/sidebar/use-current-room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { shownUnread, unreadOf } from '../../store/selectors.ts';
import { markRead } from '../../transport/room-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { drawerStore } from '../../ui/drawer.ts';
import { focusRegion } from '../frame/focus-region.ts';
import type { RoomPanel } from '../room-search.ts';
import { readEverything } from './read-everything.ts';
import { useShortcuts } from './use-shortcuts.ts';

interface FrameKeys {
  readonly onSwitch: () => void;
  readonly onNewDirect: () => void;
  readonly onSheet: () => void;
}

/** The keys that belong to the page as a whole. */
export function useFrameKeys({ onSwitch, onNewDirect, onSheet }: FrameKeys): void {
  const navigate = useNavigate();
  const router = useRouter();
  const roomId = useCurrentRoomId();

  const goTo = (step: 1 | -1, onlyUnread: boolean) => {
    const found = neighbour(listItems(sectionsOf(chatStore.getState()), roomId), roomId, step, onlyUnread);
    if (found !== null) void navigate(roomLink(found.room));
  };
  const show = (panel: RoomPanel) => {
    if (roomId === null) return false;
    void navigate({ to: '.', search: (search: object) => ({ ...search, panel }) });
    return true;
  };
  const togglePanel = () => {
    if (roomId === null) return false;
    const {
      panel: open,
      person: _person,
      thread: _thread,
      ...rest
    } = router.state.location.search as {
      panel?: RoomPanel;
      person?: string;
      thread?: string;
    };
    void navigate({ to: '.', search: open === undefined ? { ...rest, panel: 'members' } : rest });
    return true;
  };

  useShortcuts({
    switch: onSwitch,
    newDirect: onNewDirect,
    sheet: onSheet,
    previousRoom: () => goTo(-1, false),
    nextRoom: () => goTo(1, false),
    previousUnread: () => goTo(-1, true),
    nextUnread: () => goTo(1, true),
    nextRegion: () => focusRegion(1),
    previousRegion: () => focusRegion(-1),
    readAll: () => void attempt(readEverything()),
    // The drawer lies above the room, and closes by itself.
    escape: () => !drawerStore.getState() && escapeFrom(roomId),
    search: () => show('search'),
    searchAll: () => void navigate({ to: '/search' }),
    info: () => show('info'),
    mentions: () => show('mentions'),
    panel: togglePanel,
    upload: chooseFiles,
  });
}

/** First what is unread here is read, then one writes; fields other than the composer keep the key. */
function escapeFrom(roomId: string | null): boolean {
  const field = document.querySelector<HTMLElement>('[data-region="composer"] textarea');
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement || (focused instanceof HTMLTextAreaElement && focused !== field))
    return false;
  const { rooms, memberships, settings } = chatStore.getState();
  const room = roomId === null ? undefined : rooms[roomId];
  const membership = roomId === null ? undefined : memberships[roomId];
  if (room === undefined || membership === undefined) return false;
  const unread = unreadOf(room, membership);
  if (shownUnread(room, membership, settings).bold || unread.messages + unread.user > 0)
    void attempt(markRead(room.id, room.seq));
  else field?.focus();
  return true;
}

function chooseFiles(): boolean {
  const input = document.querySelector<HTMLInputElement>('[data-region="composer"] input[type="file"]');
  input?.click();
  return input !== null;
}
