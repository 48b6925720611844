import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Divider.css';
import { Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconCheck,
  IconFileImport,
  IconFiles,
  IconKeyboard,
  IconLogout,
  IconMoodPlus,
  IconMoodSmile,
  IconVolume,
  IconWebhook,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { presenceStatuses } from '../../lib/presence.ts';
import { chatStore } from '../../store/chat-store.ts';
import { isAdmin, may } from '../../store/selectors.ts';
import { setStatus } from '../../transport/room-actions.ts';
import { logOut } from '../../transport/session.ts';
import { attempt } from '../../ui/attempt.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import type { OwnDialogs } from './Sidebar.tsx';
import classes from './SidebarHeader.module.css';

export function AccountMenuList({ onStatus, onSheet, onClose }: OwnDialogs & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const status = useStore(chatStore, (state) => state.self?.status ?? 'offline');
  const admin = useStore(chatStore, isAdmin);
  const mayManageEmoji = useStore(chatStore, (state) => may(state, 'manage-emoji'));
  const mayManageStatuses = useStore(chatStore, (state) => may(state, 'manage-user-status'));
  const mayManageSounds = useStore(chatStore, (state) => may(state, 'manage-sounds'));

  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      width={244}
      position="bottom-start"
      classNames={menus}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <MenuAnchor label={t('setup.adminTitle')} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('sidebar.setStatus')}</Menu.Label>
        {presenceStatuses.map((one) => (
          <Menu.Item
            key={one}
            leftSection={<PresenceDot status={one} />}
            rightSection={one === status ? <IconCheck size={16} /> : undefined}
            onClick={() => void attempt(setStatus(one))}
          >
            {one === 'offline' ? t('presence.invisible') : t(`presence.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconMoodSmile size={17} />} onClick={onStatus}>
          {t('sidebar.setStatusText')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconAdjustments size={17} />}
          renderRoot={(props) => <Link to="/preferences" {...props} />}
        >
          {t('sidebar.preferences')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFiles size={17} />} renderRoot={(props) => <Link to="/files" {...props} />}>
          {t('files.own')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} />} onClick={onSheet}>
          {t('sidebar.shortcuts')}
        </Menu.Item>
        {admin && (
          <Menu.Item
            leftSection={<IconWebhook size={17} />}
            renderRoot={(props) => <Link to="/admin/webhooks" {...props} />}
          >
            {t('sidebar.webhooks')}
          </Menu.Item>
        )}
        {admin && (
          <Menu.Item
            leftSection={<IconFileImport size={17} />}
            renderRoot={(props) => <Link to="/admin/import" {...props} />}
          >
            {t('imports.link')}
          </Menu.Item>
        )}
        {mayManageEmoji && (
          <Menu.Item
            leftSection={<IconMoodPlus size={17} />}
            renderRoot={(props) => <Link to="/admin/emoji" {...props} />}
          >
            {t('customEmoji.title')}
          </Menu.Item>
        )}
        {mayManageSounds && (
          <Menu.Item
            leftSection={<IconVolume size={17} />}
            renderRoot={(props) => <Link to="/admin/sounds" {...props} />}
          >
            {t('customSounds.title')}
          </Menu.Item>
        )}
        {mayManageStatuses && (
          <Menu.Item
            leftSection={<IconMoodSmile size={17} />}
            renderRoot={(props) => <Link to="/admin/statuses" {...props} />}
          >
            {t('customStatuses.title')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void attempt(logOut())}>
          {t('auth.logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
