import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/time-format.ts';
import type { TimelineRow } from './timeline-rows.ts';
import classes from './StickyDay.module.css';

/** The day of the topmost row in view, above the list. */
export function StickyDay({ rows, index }: { readonly rows: readonly TimelineRow[]; readonly index: number }) {
  const { i18n } = useTranslation();
  const row = rows[index];
  // Where the day's own line is in view, or nothing but the room's beginning, it would be said twice.
  if (row === undefined || row.kind === 'intro' || index === 0) return null;
  const time = row.kind === 'message' ? row.message.sentAt : row.outgoing.writtenAt;
  if (row.kind === 'message' && row.day !== null) return null;
  return (
    <div className={classes['sticky']} aria-hidden>
      <span>{formatDay(i18n.language, time)}</span>
    </div>
  );
}
