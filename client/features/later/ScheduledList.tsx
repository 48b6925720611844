import { IconSend2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { chatStore } from '../../store/chat-store.ts';
import { scheduledInOrder } from '../../store/later.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import classes from './Later.module.css';
import { ScheduledCard } from './ScheduledCard.tsx';

export function ScheduledList() {
  const { t } = useTranslation();
  const scheduled = useStore(chatStore, useShallow(scheduledInOrder));
  if (scheduled.length === 0)
    return (
      <EmptyState icon={<IconSend2 size={28} />} title={t('later.scheduledNone')}>
        {t('later.scheduledHint')}
      </EmptyState>
    );
  return (
    <ul className={classes['cards']} aria-label={t('later.scheduled')}>
      {scheduled.map((one) => (
        <ScheduledCard key={one.id} scheduled={one} />
      ))}
    </ul>
  );
}
