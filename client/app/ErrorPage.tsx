import { IconMoodConfuzed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './pages.module.css';
import { PlainButton } from '../ui/PlainButton.tsx';

export function ErrorPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.whole}>
      <EmptyState
        icon={<IconMoodConfuzed size={28} />}
        title={t('app.brokenTitle')}
        action={<PlainButton onClick={() => location.reload()}>{t('app.reload')}</PlainButton>}
      >
        {t('app.brokenText')}
      </EmptyState>
    </main>
  );
}
