import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeStyle } from '../../../../server/contracts/markup/index.ts';
import { formatTime } from '../../../lib/time-format.ts';
import { formatMoment } from '../../../lib/moment-format.ts';
import classes from './MessageBody.module.css';

const MINUTE_MS = 60_000;

/** A moment in the reader's own time and words; the exact one on hover. */
export function Moment({ at, style }: { readonly at: number; readonly style: TimeStyle }) {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (style !== 'R') return;
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, [style]);
  return (
    <time
      className={classes['moment']}
      dateTime={new Date(at).toISOString()}
      title={formatTime(i18n.language, 'full', at)}
    >
      {formatMoment(i18n.language, style, at, now)}
    </time>
  );
}
