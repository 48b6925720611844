import { IconCompassOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './pages.module.css';
import button from '../ui/PlainButton.module.css';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.inFrame}>
      <EmptyState
        icon={<IconCompassOff size={28} />}
        title={t('app.notFoundTitle')}
        action={
          <Link to="/" className={button['button']}>
            {t('app.toStart')}
          </Link>
        }
      >
        {t('app.notFoundText')}
      </EmptyState>
    </main>
  );
}
