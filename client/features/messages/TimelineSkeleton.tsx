import { useTranslation } from 'react-i18next';
import classes from './TimelineSkeleton.module.css';

const ROWS = [62, 84, 40, 71, 55, 90, 48];

/** Where messages will be, until they have been loaded. */
export function TimelineSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes['skeleton']} role="status" aria-label={t('messages.loading')}>
      {ROWS.map((width, index) => (
        <div key={index} className={classes['row']}>
          <span className={classes['picture']} />
          <div className={classes['lines']}>
            <span style={{ inlineSize: 110 }} />
            <span style={{ inlineSize: `${width}%` }} />
          </div>
        </div>
      ))}
    </div>
  );
}
