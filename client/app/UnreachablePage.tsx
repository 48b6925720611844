import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { startSession } from '../transport/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PlainButton } from '../ui/PlainButton.tsx';
import classes from './pages.module.css';

const RETRY_MS = 4000;

export function UnreachablePage() {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setInterval(() => void startSession(), RETRY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className={classes.whole}>
      <EmptyState
        icon={<IconPlugConnectedX size={28} />}
        title={t('app.unreachableTitle')}
        action={<PlainButton onClick={() => void startSession()}>{t('app.retry')}</PlainButton>}
      >
        {t('app.unreachableText')}
      </EmptyState>
    </main>
  );
}
