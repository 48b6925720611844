import { useTranslation } from 'react-i18next';
import classes from './Lists.module.css';

const EXAMPLES = ['from:anna', 'in:general', 'after:2026-01-31', 'has:file', 'is:pinned'] as const;

/** Says how a search is narrowed down. */
export function SearchExamples() {
  const { t } = useTranslation();
  return (
    <p className={classes['hint']}>
      {t('search.hint')}{' '}
      {EXAMPLES.map((example) => (
        <span key={example}>
          <code>{example}</code>{' '}
        </span>
      ))}
    </p>
  );
}
