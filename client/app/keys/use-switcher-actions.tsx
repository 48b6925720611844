import {
  IconAdjustments,
  IconBellOff,
  IconChecks,
  IconCompass,
  IconFolderPlus,
  IconHash,
  IconKeyboard,
  IconLogout,
  IconMessagePlus,
  IconMoodSmile,
  IconMoon,
  IconSearch,
  IconSun,
  IconFileImport,
  IconWebhook,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { changePreferences } from '../../features/settings/change-preferences.ts';
import type { SwitcherAction } from '../../features/sidebar/QuickSwitcher.tsx';
import { chatStore } from '../../store/chat-store.ts';
import { isAdmin } from '../../store/selectors.ts';
import { setStatus } from '../../transport/room-actions.ts';
import { logOut } from '../../transport/session.ts';
import { attempt } from '../../ui/attempt.ts';
import { showDialog } from '../../ui/dialog-slot.ts';
import { readEverything } from './read-everything.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const FolderDialog = lazyPart(async () => ({
  default: (await import('../../features/sidebar/FolderDialog.tsx')).FolderDialog,
}));
const CreateRoomDialog = lazyPart(async () => ({
  default: (await import('../../features/sidebar/CreateRoomDialog.tsx')).CreateRoomDialog,
}));

export interface SharedActions {
  readonly onNewDirect: () => void;
  readonly onSheet: () => void;
  readonly onStatus: () => void;
}

/** What can be done from the switcher, behind `>`. */
export function useSwitcherActions({ onNewDirect, onSheet, onStatus }: SharedActions): readonly SwitcherAction[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const admin = useStore(chatStore, isAdmin);
  const size = { size: 17, 'aria-hidden': true } as const;
  const theme = (name: 'light' | 'dark') => ({
    id: name,
    label: `${t('preferences.theme')}: ${t(`preferences.${name}`)}`,
    icon: name === 'light' ? <IconSun {...size} /> : <IconMoon {...size} />,
    run: () => void attempt(changePreferences({ theme: name })),
  });
  return [
    {
      id: 'read-all',
      label: t('shortcuts.readAll'),
      icon: <IconChecks {...size} />,
      run: () => void attempt(readEverything()),
    },
    {
      id: 'status',
      label: t('presence.setStatus'),
      icon: <IconMoodSmile {...size} />,
      run: onStatus,
    },
    {
      id: 'quiet',
      label: t('presence.beBusy'),
      icon: <IconBellOff {...size} />,
      run: () => void attempt(setStatus('busy')),
    },
    { id: 'direct', label: t('sidebar.createDirect'), icon: <IconMessagePlus {...size} />, run: onNewDirect },
    {
      id: 'room',
      label: t('sidebar.createRoom'),
      icon: <IconHash {...size} />,
      run: () => showDialog((close) => <CreateRoomDialog onClose={close} />),
    },
    {
      id: 'folder',
      label: t('sidebar.createFolder'),
      icon: <IconFolderPlus {...size} />,
      run: () => showDialog((close) => <FolderDialog folder={null} onClose={close} />),
    },
    {
      id: 'browse',
      label: t('sidebar.browse'),
      icon: <IconCompass {...size} />,
      run: () => void navigate({ to: '/directory' }),
    },
    {
      id: 'search',
      label: t('shortcuts.searchAll'),
      icon: <IconSearch {...size} />,
      run: () => void navigate({ to: '/search' }),
    },
    {
      id: 'preferences',
      label: t('sidebar.preferences'),
      icon: <IconAdjustments {...size} />,
      run: () => void navigate({ to: '/preferences' }),
    },
    theme('light'),
    theme('dark'),
    { id: 'sheet', label: t('shortcuts.title'), icon: <IconKeyboard {...size} />, run: onSheet },
    ...(admin
      ? [
          {
            id: 'webhooks',
            label: t('sidebar.webhooks'),
            icon: <IconWebhook {...size} />,
            run: () => void navigate({ to: '/admin/webhooks' }),
          },
          {
            id: 'import',
            label: t('imports.link'),
            icon: <IconFileImport {...size} />,
            run: () => void navigate({ to: '/admin/import' }),
          },
        ]
      : []),
    { id: 'log-out', label: t('auth.logOut'), icon: <IconLogout {...size} />, run: () => void attempt(logOut()) },
  ];
}
