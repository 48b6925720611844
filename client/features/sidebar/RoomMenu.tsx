import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Divider.css';
import { Menu } from '@mantine/core';
import { IconChecks, IconDoorExit, IconEyeOff, IconStar, IconStarOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../ui/attempt.ts';
import { hideRoom, leaveRoom, markRead, setFavorite } from '../../transport/room-actions.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import classes from './RoomMenu.module.css';
import type { SidebarRow } from './sections.ts';

const ConfirmDialog = lazy(async () => ({ default: (await import('../../ui/ConfirmDialog.tsx')).ConfirmDialog }));

/** What can be done with a room from the list; mounted when it is opened. */
export function RoomMenu({ row, onClose }: { readonly row: SidebarRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const { room, title, unread, favorite } = row;

  if (leaving) {
    return (
      <Suspense>
        <ConfirmDialog
          title={t('sidebar.leaveTitle', { room: title })}
          text={room.kind === 'channel' ? t('sidebar.leavePublic') : t('sidebar.leavePrivate')}
          confirm={t('sidebar.leaveConfirm')}
          onConfirm={() => void attempt(leaveRoom(room.id))}
          onClose={onClose}
        />
      </Suspense>
    );
  }
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      width={220}
      position="bottom-end"
      classNames={menus}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <MenuAnchor label={t('sidebar.roomMenu', { room: title })} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {unread.messages > 0 && (
          <Menu.Item leftSection={<IconChecks size={17} />} onClick={() => void attempt(markRead(room.id, room.seq))}>
            {t('sidebar.markRead')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={favorite ? <IconStarOff size={17} /> : <IconStar size={17} />}
          onClick={() => void attempt(setFavorite(room.id, !favorite))}
        >
          {favorite ? t('sidebar.unfavorite') : t('sidebar.favorite')}
        </Menu.Item>
        <Menu.Item leftSection={<IconEyeOff size={17} />} onClick={() => void attempt(hideRoom(room.id))}>
          {t('sidebar.hide')}
        </Menu.Item>
        {room.kind !== 'direct' && (
          <>
            <Menu.Divider />
            <Menu.Item
              data-danger
              leftSection={<IconDoorExit size={17} />}
              closeMenuOnClick={false}
              onClick={() => setLeaving(true)}
            >
              {t('sidebar.leave')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
