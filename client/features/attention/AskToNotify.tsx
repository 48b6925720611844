import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AskToNotify.module.css';

const KEY = 'parley.notifications.asked';

/** Offers notifications once on each device. Browsers take the question only from a click, and so do people. */
export function AskToNotify() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(mayAsk);
  if (!open) return null;
  const close = () => {
    remember();
    setOpen(false);
  };
  return (
    <section className={classes['ask']} aria-label={t('notifications.title')}>
      <p>{t('sidebar.askNotifications')}</p>
      <div className={classes['buttons']}>
        <button type="button" data-main onClick={() => void Notification.requestPermission().finally(close)}>
          {t('sidebar.allowNotifications')}
        </button>
        <button type="button" onClick={close}>
          {t('sidebar.notNow')}
        </button>
      </div>
    </section>
  );
}

function mayAsk(): boolean {
  try {
    return typeof Notification !== 'undefined' && Notification.permission === 'default' && !localStorage.getItem(KEY);
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, 'yes');
  } catch {
    // Then it is asked again with the next visit.
  }
}
