import { IconAlarm } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { chatStore } from '../../store/chat-store.ts';
import { remindersInOrder } from '../../store/later.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import classes from './Later.module.css';
import { ReminderCard } from './ReminderCard.tsx';

export function ReminderList() {
  const { t } = useTranslation();
  const reminders = useStore(chatStore, useShallow(remindersInOrder));
  if (reminders.length === 0)
    return (
      <EmptyState icon={<IconAlarm size={28} />} title={t('later.remindersNone')}>
        {t('later.remindersHint')}
      </EmptyState>
    );
  return (
    <ul className={classes['cards']} aria-label={t('later.reminders')}>
      {reminders.map((one) => (
        <ReminderCard key={one.id} reminder={one} />
      ))}
    </ul>
  );
}
