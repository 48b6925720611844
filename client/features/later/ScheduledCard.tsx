import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduledView } from '../../../server/contracts/later.ts';
import { whenText } from '../../lib/when-text.ts';
import { cancelScheduled, changeScheduled, sendScheduledNow } from '../../transport/later-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showDialog } from '../../ui/dialog-slot.ts';
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx';
import { TimeDialog } from '../../ui/TimeDialog.tsx';
import classes from './Later.module.css';
import { Place } from './Place.tsx';

/** A message that will be sent, or could not be. */
export function ScheduledCard({ scheduled }: { readonly scheduled: ScheduledView }) {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const { id, reason, body, files, dueAt } = scheduled;
  const mayBeEmpty = files.length > 0;
  const save = async () => {
    if (text === null || (text.trim() === '' && !mayBeEmpty)) return;
    if ((await attempt(changeScheduled(id, { body: text.trim() }))) !== null) setText(null);
  };
  const askTime = () =>
    showDialog((close) => (
      <TimeDialog
        title={t('later.reschedule')}
        confirm={t('later.schedule')}
        initial={new Date(Math.max(Date.parse(dueAt), Date.now() + 600_000))}
        onChoose={(moment) => void attempt(changeScheduled(id, { dueAt: moment }))}
        onClose={close}
      />
    ));
  const askCancel = () =>
    showDialog((close) => (
      <ConfirmDialog
        title={t('later.cancelTitle')}
        text={t('later.cancelText')}
        confirm={t('later.cancelConfirm')}
        onConfirm={() => void attempt(cancelScheduled(id))}
        onClose={close}
      />
    ));

  return (
    <li className={classes['card']} data-failed={reason !== null}>
      <p className={classes['head']}>
        <time dateTime={dueAt}>{whenText(i18n.language, dueAt)}</time>
        <Place roomId={scheduled.roomId} threadId={scheduled.threadId} />
      </p>
      {text === null ? (
        body !== '' && <p className={classes['text']}>{body}</p>
      ) : (
        <GrowingTextarea
          className={classes['field']}
          aria-label={t('later.textLabel')}
          value={text}
          maxRows={12}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {files.length > 0 && (
        <ul className={classes['files']} aria-label={t('later.files')}>
          {files.map((file) => (
            <li key={file.id}>
              <IconPaperclip size={15} aria-hidden />
              <bdi>{file.name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {reason !== null && <p className={classes['reason']}>{t('later.notSent', { reason: t(`errors.${reason}`) })}</p>}
      <div className={classes['actions']}>
        {text === null ? (
          <>
            <Button size="xs" variant="default" onClick={() => void attempt(sendScheduledNow(id))}>
              {t('later.sendNow')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setText(body)}>
              {t('later.edit')}
            </Button>
            <Button size="xs" variant="default" onClick={askTime}>
              {t('later.reschedule')}
            </Button>
            <Button size="xs" variant="default" onClick={askCancel}>
              {t('later.cancelMessage')}
            </Button>
          </>
        ) : (
          <>
            <Button size="xs" onClick={() => void save()} disabled={text.trim() === '' && !mayBeEmpty}>
              {t('later.save')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setText(null)}>
              {t('app.cancel')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
