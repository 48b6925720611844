import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { startSession } from '../transport/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './pages.module.css';

export function UnreachablePage() {
  const { t } = useTranslation();
  return (
    <main className={classes.whole}>
      <EmptyState
        icon={<IconPlugConnectedX size={28} />}
        title={t('app.unreachableTitle')}
        action={<Button onClick={() => void startSession()}>{t('app.retry')}</Button>}
      >
        {t('app.unreachableText')}
      </EmptyState>
    </main>
  );
}
