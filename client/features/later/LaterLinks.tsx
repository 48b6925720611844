import { IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { CountBadge } from '../../ui/CountBadge.tsx';
import { showNotice } from '../../ui/notices.ts';
import classes from '../../ui/PageLink.module.css';

/** The way to what one has put off; red when a message could not be sent. */
export function LaterLinks() {
  const { t } = useTranslation();
  const waiting = useStore(chatStore, (state) => Object.keys(state.scheduled).length);
  const due = useStore(
    chatStore,
    (state) => Object.values(state.reminders).filter((one) => one.state === 'delivered').length,
  );
  const failed = useStore(
    chatStore,
    (state) => Object.values(state.scheduled).filter((one) => one.state === 'failed').length,
  );
  useTellFailures(failed);
  return (
    <Link
      to="/later"
      search={{}}
      className={classes['link']}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
    >
      <IconClock size={18} aria-hidden />
      <span className={classes['name']}>{t('later.title')}</span>
      {failed > 0 ? (
        <CountBadge count={failed} tone="person" label={t('later.failedCount', { count: failed })} />
      ) : (
        <CountBadge count={waiting + due} tone="neutral" label={String(waiting + due)} />
      )}
    </Link>
  );
}

/** Says it when one more could not be sent while somebody is looking; the number tells the others. */
function useTellFailures(failed: number): void {
  const { t } = useTranslation();
  const ready = useStore(chatStore, (state) => state.ready);
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (!ready) return;
    if (before.current !== null && failed > before.current) showNotice(t('later.couldNotSend'), 'alert');
    before.current = failed;
  }, [failed, ready, t]);
}
