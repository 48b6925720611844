import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalField, toLocalField } from '../lib/later-times.ts';
import { Dialog } from './Dialog.tsx';
import classes from './TimeDialog.module.css';

const SOON_MS = 3_600_000;

interface TimeDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly initial?: Date;
  readonly onChoose: (moment: Date) => void;
  readonly onClose: () => void;
}

/** Asks for a day and a time in the zone of this machine. */
export function TimeDialog({ title, confirm, initial, onChoose, onClose }: TimeDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => toLocalField(initial ?? new Date(Date.now() + SOON_MS)));
  const moment = fromLocalField(text);
  const isAhead = moment !== null && moment.getTime() > Date.now();
  return (
    <Dialog opened title={title} size="sm" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (moment === null || !isAhead) return;
          onChoose(moment);
          onClose();
        }}
      >
        <label className={classes.field}>
          {t('later.dateAndTime')}
          <input
            type="datetime-local"
            data-autofocus
            required
            value={text}
            aria-invalid={!isAhead}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p className={classes.note} role="status">
          {isAhead ? '' : t('later.notAhead')}
        </p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" disabled={!isAhead}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
