import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { AddMenu } from './AddMenu.tsx';
import type { CreateKind, OwnDialogs } from './Sidebar.tsx';
import classes from './SidebarHeader.module.css';

const KEY = navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K';

/** The workspace, the reader's own account, and the ways to a conversation. */
export function SidebarHeader({
  onSwitch,
  onCreate,
  ...dialogs
}: OwnDialogs & {
  readonly onSwitch: () => void;
  readonly onCreate: (kind: CreateKind) => void;
}) {
  const { t } = useTranslation();
  const site = useStore(chatStore, (state) => String(state.settings['Site_Name'] ?? 'Parley'));
  return (
    <div className={classes['header']}>
      <div className={classes['top']}>
        <AccountMenu site={site} {...dialogs} />
        <AddMenu onCreate={onCreate} />
      </div>
      <button type="button" className={classes['jump']} onClick={onSwitch}>
        <IconSearch size={16} aria-hidden />
        <span>{t('sidebar.jump')}</span>
        <kbd aria-hidden>{KEY}</kbd>
      </button>
    </div>
  );
}
