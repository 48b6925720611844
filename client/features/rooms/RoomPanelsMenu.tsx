import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { Menu } from '@mantine/core';
import {
  IconAt,
  IconBookmark,
  IconFiles,
  IconInfoCircle,
  IconLink,
  IconMessageCircle,
  IconMessages,
  IconPin,
  IconSearch,
  IconTrash,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import type { ChatState } from '../../store/state.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import { RoomDataItems } from './keeping/RoomDataItems.tsx';
import classes from './RoomHeader.module.css';

const always = () => true;

const entries = [
  { panel: 'search', icon: IconSearch, label: 'search.title', fits: always },
  { panel: 'threads', icon: IconMessageCircle, label: 'threads.all', fits: always },
  { panel: 'discussions', icon: IconMessages, label: 'discussions.all', fits: (room) => room.parentRoomId === null },
  { panel: 'team', icon: IconUsersGroup, label: 'teams.rooms', fits: (room) => room.teamId !== null },
  { panel: 'pinned', icon: IconPin, label: 'lists.pinned', fits: always },
  { panel: 'mentions', icon: IconAt, label: 'lists.mentions', fits: always },
  { panel: 'starred', icon: IconBookmark, label: 'lists.starred', fits: always },
  { panel: 'files', icon: IconFiles, label: 'lists.files', fits: always },
  {
    panel: 'erased',
    icon: IconTrash,
    label: 'history.erased',
    fits: (room, state) => state.settings['Message_KeepHistory'] === true && mayInRoom(state, room.id, 'can-audit'),
  },
  {
    panel: 'invites',
    icon: IconLink,
    label: 'invites.title',
    fits: (room, state) =>
      room.kind !== 'direct' && room.parentRoomId === null && mayInRoom(state, room.id, 'create-invite-links'),
  },
  { panel: 'info', icon: IconInfoCircle, label: 'room.info', fits: always },
] as const satisfies readonly {
  readonly panel: string;
  readonly icon: unknown;
  readonly label: string;
  readonly fits: (room: RoomView, state: ChatState) => boolean;
}[];

/** The panels of a room that are opened less often; mounted when it is opened. */
export function RoomPanelsMenu({
  room,
  onOpen,
  onClose,
}: {
  readonly room: RoomView;
  readonly onOpen: (panel: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const state = useStore(chatStore);
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} width={220} position="bottom-end" classNames={menus}>
      <Menu.Target>
        <MenuAnchor label={t('app.more')} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {entries
          .filter(({ fits }) => fits(room, state))
          .map(({ panel, icon: Icon, label }) => (
            <Menu.Item key={panel} leftSection={<Icon size={17} />} onClick={() => onOpen(panel)}>
              {t(label)}
            </Menu.Item>
          ))}
        <RoomDataItems roomId={room.id} />
      </Menu.Dropdown>
    </Menu>
  );
}
