import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalField, toLocalField } from '../../../lib/later-times.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { showNotice } from '../../../ui/notices.ts';
import { Choice } from './Choice.tsx';
import classes from './RoomData.module.css';

interface PruneDialogProps {
  readonly roomId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Deletes messages between two moments, for everybody. */
export function PruneDialog({ roomId, title, onClose }: PruneDialogProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState(() => toLocalField(new Date()));
  const [names, setNames] = useState('');
  const [keepPinned, setKeepPinned] = useState(true);
  const [keepThreads, setKeepThreads] = useState(false);
  const [keepDiscussions, setKeepDiscussions] = useState(true);
  const [filesOnly, setFilesOnly] = useState(false);
  const [busy, setBusy] = useState(false);
  const before = fromLocalField(until);

  const prune = async () => {
    if (before === null) return;
    setBusy(true);
    const done = await attempt(
      call('room:prune', {
        roomId,
        // The field knows minutes; all of the last one belongs to it.
        before: new Date(before.getTime() + 59_999).toISOString(),
        after: fromLocalField(from)?.toISOString() ?? null,
        keepPinned,
        keepThreads,
        keepDiscussions,
        filesOnly,
        usernames: names.split(/[\s,]+/).flatMap((name) => (name === '' ? [] : [name.replace(/^@/, '')])),
      }),
    );
    setBusy(false);
    if (done === null) return;
    showNotice(t('roomData.pruned', { count: done.count }));
    if (done.done) onClose();
    else showNotice(t('roomData.pruneMore'));
  };

  return (
    <Dialog opened title={t('roomData.pruneTitle', { room: title })} onClose={onClose}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void prune();
        }}
      >
        <p>{t('roomData.pruneText')}</p>
        <label className={classes['field']}>
          {t('roomData.from')}
          <input type="datetime-local" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label className={classes['field']}>
          {t('roomData.until')}
          <input
            type="datetime-local"
            required
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </label>
        <label className={classes['field']}>
          {t('roomData.usernames')}
          <input value={names} onChange={(event) => setNames(event.currentTarget.value)} />
          <small>{t('roomData.usernamesHint')}</small>
        </label>
        <Choice label={t('roomData.keepPinned')} checked={keepPinned} onChange={setKeepPinned} />
        <Choice label={t('roomData.keepThreads')} checked={keepThreads} onChange={setKeepThreads} />
        <Choice label={t('roomData.keepDiscussions')} checked={keepDiscussions} onChange={setKeepDiscussions} />
        <Choice label={t('roomData.filesOnly')} checked={filesOnly} onChange={setFilesOnly} />
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.cancel')}
          </Button>
          <Button type="submit" color="red" loading={busy} disabled={before === null}>
            {t('roomData.pruneConfirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
