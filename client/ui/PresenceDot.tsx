import { useTranslation } from 'react-i18next';
import type { PresenceStatus } from '../lib/presence.ts';
import classes from './PresenceDot.module.css';

/** Colour and shape tell the status: filled, half, barred or hollow, so that it can be told without colours. */
export function PresenceDot({ status, size = 10 }: { readonly status: PresenceStatus; readonly size?: number }) {
  const { t } = useTranslation();
  return (
    <span
      role="img"
      aria-label={t(`presence.${status}`)}
      className={classes.dot}
      data-status={status}
      style={{ inlineSize: size, blockSize: size }}
    />
  );
}
