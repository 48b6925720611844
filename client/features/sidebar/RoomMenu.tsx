import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Divider.css';
import { Menu } from '@mantine/core';
import {
  IconBell,
  IconBellOff,
  IconChecks,
  IconDoorExit,
  IconEyeOff,
  IconFolder,
  IconMailOpened,
  IconSettings,
  IconStar,
  IconStarOff,
} from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../ui/attempt.ts';
import { setPlaceNotifications } from '../../transport/attention-actions.ts';
import { call } from '../../transport/live.ts';
import { hideRoom, leaveRoom, markRead, setFavorite } from '../../transport/room-actions.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import classes from './RoomMenu.module.css';
import type { SidebarRow } from './sections.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const ConfirmDialog = lazyPart(async () => ({ default: (await import('../../ui/ConfirmDialog.tsx')).ConfirmDialog }));
const MoveDialog = lazyPart(async () => ({ default: (await import('./MoveDialog.tsx')).MoveDialog }));
const NotificationsDialog = lazyPart(async () => ({
  default: (await import('./NotificationsDialog.tsx')).NotificationsDialog,
}));

type Asking = 'leave' | 'move' | 'notifications';

/** What can be done with a room from the list; mounted when it is opened. */
export function RoomMenu({ row, onClose }: { readonly row: SidebarRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { room, title, unread, favorite, muted } = row;

  if (asking !== null) {
    return (
      <Suspense>
        {asking === 'move' && <MoveDialog row={row} onClose={onClose} />}
        {asking === 'notifications' && <NotificationsDialog room={room} title={title} onClose={onClose} />}
        {asking === 'leave' && (
          <ConfirmDialog
            title={t('sidebar.leaveTitle', { room: title })}
            text={room.kind === 'channel' ? t('sidebar.leavePublic') : t('sidebar.leavePrivate')}
            confirm={t('sidebar.leaveConfirm')}
            onConfirm={() => void attempt(leaveRoom(room.id))}
            onClose={onClose}
          />
        )}
      </Suspense>
    );
  }
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      width={232}
      position="bottom-end"
      classNames={menus}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <MenuAnchor label={t('sidebar.roomMenu', { room: title })} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {unread.messages > 0 || unread.user > 0 ? (
          <Menu.Item leftSection={<IconChecks size={17} />} onClick={() => void attempt(markRead(room.id, room.seq))}>
            {t('sidebar.markRead')}
          </Menu.Item>
        ) : (
          room.seq > 0 && (
            <Menu.Item
              leftSection={<IconMailOpened size={17} />}
              onClick={() => void attempt(call('room:mark-unread', { roomId: room.id }))}
            >
              {t('sidebar.markUnread')}
            </Menu.Item>
          )
        )}
        <Menu.Item
          leftSection={favorite ? <IconStarOff size={17} /> : <IconStar size={17} />}
          onClick={() => void attempt(setFavorite(room.id, !favorite))}
        >
          {favorite ? t('sidebar.unfavorite') : t('sidebar.favorite')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolder size={17} />} closeMenuOnClick={false} onClick={() => setAsking('move')}>
          {t('sidebar.moveTo')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={muted ? <IconBell size={17} /> : <IconBellOff size={17} />}
          onClick={() => void attempt(setPlaceNotifications(room.id, { muted: !muted }))}
        >
          {muted ? t('sidebar.unmute') : t('sidebar.mute')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSettings size={17} />}
          closeMenuOnClick={false}
          onClick={() => setAsking('notifications')}
        >
          {t('sidebar.notifications')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconEyeOff size={17} />} onClick={() => void attempt(hideRoom(room.id))}>
          {t('sidebar.hide')}
        </Menu.Item>
        {room.kind !== 'direct' && (
          <Menu.Item
            data-danger
            leftSection={<IconDoorExit size={17} />}
            closeMenuOnClick={false}
            onClick={() => setAsking('leave')}
          >
            {t('sidebar.leave')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
