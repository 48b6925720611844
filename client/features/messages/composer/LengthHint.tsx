import { useTranslation } from 'react-i18next';
import classes from './LengthHint.module.css';

/** From here on the remaining characters are of interest. */
const NEARLY_FULL = 200;

interface LengthHintProps {
  /** Characters that still fit; below zero when there are too many. */
  readonly left: number;
  readonly sendOnEnter: boolean;
  /** Null where a text can't be sent as a file. */
  readonly onAsFile: (() => void) | null;
}

/** Below the field: how to send, and once it matters how much still fits. */
export function LengthHint({ left, sendOnEnter, onAsFile }: LengthHintProps) {
  const { t } = useTranslation();
  if (left >= NEARLY_FULL)
    return (
      <span className={classes['hint']}>{sendOnEnter ? t('composer.hintEnter') : t('composer.hintCtrlEnter')}</span>
    );
  if (left >= 0)
    return (
      <span className={classes['left']} aria-label={t('writing.charactersLeft', { count: left })} role="status">
        {left}
      </span>
    );
  return (
    <span role="alert" className={classes['tooLong']}>
      {t('composer.tooLong', { count: -left })}{' '}
      {onAsFile !== null && (
        <button type="button" className={classes['asFile']} onClick={onAsFile}>
          {t('writing.asFile')}
        </button>
      )}
    </span>
  );
}
