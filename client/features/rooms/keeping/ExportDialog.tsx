import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalField } from '../../../lib/later-times.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { showNotice } from '../../../ui/notices.ts';
import classes from './RoomData.module.css';

interface ExportDialogProps {
  readonly roomId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Asks for a room's messages and files as an archive. */
export function ExportDialog({ roomId, title, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<'html' | 'json'>('html');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const start = async () => {
    const dates = {
      from: fromLocalField(from)?.toISOString() ?? null,
      to: fromLocalField(until)?.toISOString() ?? null,
    };
    if ((await attempt(call('export:room', { roomId, format, ...dates }))) === null) return;
    showNotice(t('roomData.exportStarted'));
    onClose();
  };

  return (
    <Dialog opened title={t('roomData.exportTitle', { room: title })} onClose={onClose}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <p>{t('roomData.exportText')}</p>
        <label className={classes['field']}>
          {t('roomData.format')}
          <select
            data-autofocus
            value={format}
            onChange={(event) => setFormat(event.currentTarget.value === 'json' ? 'json' : 'html')}
          >
            <option value="html">{t('roomData.html')}</option>
            <option value="json">{t('roomData.json')}</option>
          </select>
        </label>
        <label className={classes['field']}>
          {t('roomData.from')}
          <input type="datetime-local" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label className={classes['field']}>
          {t('roomData.until')}
          <input type="datetime-local" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
        </label>
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit">{t('roomData.exportStart')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
