import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presetTime, type LaterPreset } from '../../../lib/later-times.ts';
import { whenText } from '../../../lib/when-text.ts';
import { remindOf } from '../../../transport/later-actions.ts';
import { attempt } from '../../../ui/attempt.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { showNotice } from '../../../ui/notices.ts';
import { TimeDialog } from '../../../ui/TimeDialog.tsx';
import classes from './RemindDialog.module.css';

const PRESETS: readonly LaterPreset[] = ['in20Minutes', 'in1Hour', 'in3Hours', 'tomorrow', 'monday'];

/** When to be reminded of a message. */
export function RemindDialog({ messageId, onClose }: { readonly messageId: string; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [custom, setCustom] = useState(false);
  const choose = async (dueAt: Date) => {
    await remindOf(messageId, dueAt);
    showNotice(t('later.remindedAt', { when: whenText(i18n.language, dueAt.toISOString()) }));
  };
  if (custom)
    return (
      <TimeDialog
        title={t('later.remindMe')}
        confirm={t('later.remind')}
        onChoose={(dueAt) => void attempt(choose(dueAt))}
        onClose={onClose}
      />
    );
  return (
    <Dialog opened title={t('later.remindMe')} size="sm" onClose={onClose}>
      <div className={classes['choices']}>
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            variant="default"
            justify="space-between"
            rightSection={<small>{whenText(i18n.language, presetTime(preset, new Date()).toISOString())}</small>}
            onClick={() => {
              void attempt(choose(presetTime(preset, new Date())));
              onClose();
            }}
          >
            {t(`later.presets.${preset}`)}
          </Button>
        ))}
        <Button variant="default" justify="space-between" onClick={() => setCustom(true)}>
          {t('later.presets.custom')}
        </Button>
      </div>
    </Dialog>
  );
}
