import { useTranslation } from 'react-i18next';

/** Shown only when something takes longer than a moment. */
export function LoadingPage() {
  const { t } = useTranslation();
  return (
    <div role="status" className="visually-hidden">
      {t('app.loading')}
    </div>
  );
}
