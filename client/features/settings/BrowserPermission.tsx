import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Preferences.module.css';

const supported = typeof Notification !== 'undefined';

/** Whether this browser may show notifications, and the way to allow it. */
export function BrowserPermission() {
  const { t } = useTranslation();
  const [permission, setPermission] = useState(supported ? Notification.permission : 'denied');
  if (permission === 'granted') return <p className={classes['note']}>{t('notifications.browserOn')}</p>;
  if (permission === 'denied') return <p className={classes['note']}>{t('notifications.browserBlocked')}</p>;
  return (
    <div className={classes['permission']}>
      <p className={classes['note']}>{t('notifications.browserOff')}</p>
      <Button onClick={() => void Notification.requestPermission().then(setPermission)}>
        {t('notifications.allow')}
      </Button>
    </div>
  );
}
