import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { showNotice } from '../../ui/notices.ts';
import classes from './Preferences.module.css';

/** Everything that one has written oneself, to take away; nothing where the workspace does not allow it. */
export function OwnData() {
  const { t } = useTranslation();
  const allowed = useStore(chatStore, (state) => state.settings['UserData_EnableDownload'] !== false);
  const [format, setFormat] = useState<'html' | 'json'>('html');
  const [busy, setBusy] = useState(false);
  if (!allowed) return null;
  const ask = async () => {
    setBusy(true);
    const started = await attempt(call('export:own-data', { format }));
    setBusy(false);
    if (started !== null) showNotice(t('roomData.exportStarted'));
  };
  return (
    <section className={classes['section']}>
      <h2>{t('preferences.ownData')}</h2>
      <p className={classes['note']}>{t('preferences.ownDataText')}</p>
      <ChoiceField
        label={t('roomData.format')}
        value={format}
        choices={{ html: t('roomData.html'), json: t('roomData.json') }}
        onChange={setFormat}
      />
      <div>
        <Button variant="default" loading={busy} onClick={() => void ask()}>
          {t('roomData.exportStart')}
        </Button>
      </div>
    </section>
  );
}
