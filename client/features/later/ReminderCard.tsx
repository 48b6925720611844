import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReminderView } from '../../../server/contracts/later.ts';
import { roomLink } from '../../lib/room-path.ts';
import { whenText } from '../../lib/when-text.ts';
import { chatStore } from '../../store/chat-store.ts';
import { endReminder, snoozeReminder } from '../../transport/later-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import classes from './Later.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const LaterMenu = lazyPart(async () => ({ default: (await import('../../ui/LaterMenu.tsx')).LaterMenu }));

/** Something to be reminded of: when and about what, and whether it was said already. */
export function ReminderCard({ reminder }: { readonly reminder: ReminderView }) {
  const { t, i18n } = useTranslation();
  const [snoozing, setSnoozing] = useState(false);
  const { id, text, messageId, target, state, reason, repeat, dueAt } = reminder;
  const room = useStore(chatStore, (state) => state.rooms[reminder.messageRoomId ?? '']);
  const when = whenText(i18n.language, dueAt);

  return (
    <li className={classes['card']} data-failed={reason !== null} data-due={state === 'delivered'}>
      <p className={classes['head']}>
        <time dateTime={dueAt}>{state === 'delivered' ? t('later.delivered', { when }) : when}</time>
        {repeat !== 'none' && <span>{t(`later.repeats.${repeat}`)}</span>}
        {target !== null && <span>{t('later.forTarget', { target })}</span>}
      </p>
      <p className={classes['text']}>{text === '' ? t('later.aboutMessage') : text}</p>
      {reason !== null && <p className={classes['reason']}>{t('later.notSaid', { reason: t(`errors.${reason}`) })}</p>}
      <div className={classes['actions']}>
        {messageId !== null && room !== undefined && (
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => <Link {...roomLink(room)} search={{ msg: messageId }} {...props} />}
          >
            {t('later.showMessage')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => void attempt(endReminder(id, 'complete'))}>
          {t('later.complete')}
        </Button>
        <span>
          <Button
            size="xs"
            variant="default"
            aria-haspopup="menu"
            aria-expanded={snoozing}
            onClick={() => setSnoozing(true)}
          >
            {t('later.snooze')}
          </Button>
          {snoozing && (
            <Suspense>
              <LaterMenu
                label={t('later.snooze')}
                presets={['in20Minutes', 'in1Hour', 'in3Hours', 'tomorrow', 'monday']}
                confirm={t('later.snooze')}
                onChoose={(moment) => void attempt(snoozeReminder(id, moment))}
                onClose={() => setSnoozing(false)}
              />
            </Suspense>
          )}
        </span>
        <Button size="xs" variant="default" onClick={() => void attempt(endReminder(id, 'delete'))}>
          {t('later.remove')}
        </Button>
      </div>
    </li>
  );
}
