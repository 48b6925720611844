import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFrameKeys } from '../keys/use-frame-keys.ts';
import { AskToNotify } from '../../features/attention/AskToNotify.tsx';
import { useLookingAt } from '../../features/attention/use-looking.ts';
import { useNotifications } from '../../features/attention/use-notifications.ts';
import { useAttention } from '../../features/attention/use-attention.ts';
import { ConnectionBanner } from '../../features/connection/ConnectionBanner.tsx';
import { useCurrentRoomId } from '../../features/sidebar/use-current-room.ts';
import { Emoji } from '../../features/messages/emoji/Emoji.tsx';
import { Sidebar } from '../../features/sidebar/Sidebar.tsx';
import { useDesktopShell } from '../../features/attention/use-desktop-shell.ts';
import { restOfTexts } from '../../i18n/language.ts';
import { chatStore } from '../../store/chat-store.ts';
import { showDialog } from '../../ui/dialog-slot.ts';
import { DialogSlot } from '../../ui/DialogSlot.tsx';
import { ShownEmoji } from '../../ui/StatusEmoji.tsx';
import { isEscapeOfPage } from '../../ui/escape.ts';
import { closeDrawer, drawerStore } from '../../ui/drawer.ts';
import classes from './AppFrame.module.css';
import { PageLinks } from './PageLinks.tsx';
import { useActivity } from './use-activity.ts';
import { useFollowPreferences } from './use-follow-preferences.ts';
import { useTimeZone } from './use-time-zone.ts';
import { useNarrow } from './use-narrow.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const loadSwitcher = () => import('../keys/Switcher.tsx');
const Switcher = lazyPart(async () => ({ default: (await loadSwitcher()).Switcher }));

const CreateDirectDialog = lazyPart(async () => ({
  default: (await import('../../features/sidebar/CreateDirectDialog.tsx')).CreateDirectDialog,
}));
const StatusDialog = lazyPart(async () => ({
  default: (await import('../../features/profile/StatusDialog.tsx')).StatusDialog,
}));
const EmojiPicker = lazyPart(async () => ({
  default: (await import('../../features/messages/emoji/EmojiPicker.tsx')).EmojiPicker,
}));
const pickEmoji = (onPick: (shortcode: string) => void, onClose: () => void) => (
  <EmojiPicker onPick={onPick} onClose={onClose} />
);
const Ringing = lazyPart(async () => ({ default: (await import('../../features/calls/Ringing.tsx')).Ringing }));
const ShortcutSheet = lazyPart(async () => ({ default: (await import('../keys/ShortcutSheet.tsx')).ShortcutSheet }));

const AHEAD_AFTER_MS = 1500;

const showEmoji = (shortcode: string) => <Emoji shortcode={shortcode} />;

/** The three panes and what belongs to all pages: the list of rooms, the connection, keys, the window's title. */
export function AppFrame() {
  const { t } = useTranslation();
  const [switching, setSwitching] = useState(false);
  const drawerOpen = useStore(drawerStore);
  const narrow = useNarrow();
  const isCalled = useStore(chatStore, (state) => Object.keys(state.calls).length > 0);
  const path = useRouterState({ select: (state) => state.location.pathname });

  const onNewDirect = () => showDialog((close) => <CreateDirectDialog onClose={close} />);
  const onStatus = () => showDialog((close) => <StatusDialog picker={pickEmoji} onClose={close} />);
  const onSheet = () => showDialog((close) => <ShortcutSheet onClose={close} />);
  useFrameKeys({ onSwitch: () => setSwitching(true), onNewDirect, onSheet });
  useAttention();
  useNotifications();
  useLookingAt(useCurrentRoomId());
  useDesktopShell();
  useActivity();
  useFollowPreferences();
  useTimeZone();
  useEffect(closeDrawer, [path]);
  // Ctrl+K and a name are typed in one go; the letters must not arrive before the field. And menus open without a wait for words.
  const ready = useStore(chatStore, (state) => state.ready);
  useEffect(() => {
    if (!ready) return undefined;
    const ahead = () => Promise.all([loadSwitcher(), restOfTexts()]);
    // Without a network nothing is lost: what is opened asks again.
    const timer = setTimeout(() => void ahead().catch(() => undefined), AHEAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [ready]);
  useEffect(() => {
    if (!narrow || !drawerOpen) return undefined;
    const close = (event: KeyboardEvent) => {
      if (isEscapeOfPage(event)) closeDrawer();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [narrow, drawerOpen]);

  return (
    <ShownEmoji value={showEmoji}>
      <div className={classes['frame']} data-drawer={drawerOpen}>
        <a className={classes['skip']} href="#messages">
          {t('app.skipToMessages')}
        </a>
        <nav
          aria-label={t('sidebar.label')}
          className={classes['side']}
          inert={narrow && !drawerOpen}
          data-region="rooms"
        >
          <Sidebar
            onSwitch={() => setSwitching(true)}
            onStatus={onStatus}
            onSheet={onSheet}
            pages={<PageLinks />}
            foot={<AskToNotify />}
          />
        </nav>
        {narrow && drawerOpen && <div className={classes['veil']} onClick={closeDrawer} aria-hidden />}
        <div className={classes['center']} inert={narrow && drawerOpen}>
          <ConnectionBanner />
          <Outlet />
        </div>
        {isCalled && (
          <Suspense>
            <Ringing />
          </Suspense>
        )}
        <DialogSlot />
        {switching && (
          <Suspense>
            <Switcher
              onNewDirect={onNewDirect}
              onSheet={onSheet}
              onStatus={onStatus}
              onClose={() => setSwitching(false)}
            />
          </Suspense>
        )}
      </div>
    </ShownEmoji>
  );
}
