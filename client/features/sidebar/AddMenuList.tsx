import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { Menu } from '@mantine/core';
import { IconCompass, IconFolderPlus, IconHash, IconMessagePlus, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { may } from '../../store/selectors.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import type { CreateKind } from './Sidebar.tsx';
import classes from './SidebarHeader.module.css';

export function AddMenuList({
  onCreate,
  onClose,
}: {
  readonly onCreate: (kind: CreateKind) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const mayCreateTeam = useStore(chatStore, (state) => may(state, 'create-team'));
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      width={244}
      position="bottom-end"
      classNames={menus}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <MenuAnchor label={t('sidebar.add')} className={`${classes['anchor']} ${classes['atEnd']}`} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMessagePlus size={17} />} onClick={() => onCreate('direct')}>
          {t('sidebar.createDirect')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHash size={17} />} onClick={() => onCreate('room')}>
          {t('sidebar.createRoom')}
        </Menu.Item>
        {mayCreateTeam && (
          <Menu.Item leftSection={<IconUsersGroup size={17} />} onClick={() => onCreate('team')}>
            {t('sidebar.createTeam')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconFolderPlus size={17} />} onClick={() => onCreate('folder')}>
          {t('sidebar.createFolder')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCompass size={17} />} renderRoot={(props) => <Link to="/directory" {...props} />}>
          {t('sidebar.browse')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
