import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { Menu } from '@mantine/core';
import { IconCompass, IconHash, IconMessagePlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import menus from '../../ui/Menu.module.css';
import type { CreateKind } from './Sidebar.tsx';

export function AddMenu({
  onCreate,
  children,
}: {
  readonly onCreate: (kind: CreateKind) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Menu width={244} position="bottom-end" classNames={menus} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <IconButton label={t('sidebar.add')} tip={false}>
          {children}
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMessagePlus size={17} />} onClick={() => onCreate('direct')}>
          {t('sidebar.createDirect')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHash size={17} />} onClick={() => onCreate('room')}>
          {t('sidebar.createRoom')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCompass size={17} />} renderRoot={(props) => <Link to="/directory" {...props} />}>
          {t('sidebar.browse')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
