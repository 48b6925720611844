import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { liveStore, retryConnection } from '../../transport/live.ts';
import classes from './ConnectionBanner.module.css';

/** A short break needs no words. */
const SHOWN_AFTER_MS = 2500;
const TICK_MS = 500;

/** Says that the connection is gone, when it is tried again, and that nothing written meanwhile is lost. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const lostAt = useStore(liveStore, (state) => state.lostAt);
  const connection = useStore(liveStore, (state) => state.connection);
  const waiting = useStore(liveStore, (state) => state.outbox.filter((outgoing) => outgoing.refused === null).length);
  const now = useClock(lostAt !== null);

  if (lostAt === null || now - lostAt < SHOWN_AFTER_MS) return null;
  const seconds = connection.phase === 'waiting' ? Math.max(1, Math.ceil((connection.retryAt - now) / 1000)) : 0;
  return (
    <div className={classes['banner']}>
      <IconPlugConnectedX size={18} aria-hidden />
      <p className={classes['text']}>
        {/* Read out once; the countdown would be read every second. */}
        <strong role="status">{t('connection.lost')}</strong>{' '}
        {seconds > 0 ? t('connection.retryIn', { count: seconds }) : t('connection.connecting')}{' '}
        {waiting > 0 && t('connection.waiting', { count: waiting })}
      </p>
      <button type="button" className={classes['retry']} onClick={retryConnection} disabled={seconds === 0}>
        <IconRefresh size={16} aria-hidden />
        {t('connection.retryNow')}
      </button>
    </div>
  );
}

function useClock(running: boolean): number {
  const subscribe = useCallback(
    (tick: () => void) => {
      if (!running) return () => undefined;
      const timer = setInterval(tick, TICK_MS);
      return () => clearInterval(timer);
    },
    [running],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / TICK_MS) * TICK_MS);
}
