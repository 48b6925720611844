import classes from './CountBadge.module.css';

/** A number on a pill: `person` for what names the reader, `group` for what names a group they belong to, else neutral. */
export function CountBadge({
  count,
  tone,
  label,
}: {
  readonly count: number;
  readonly tone: 'person' | 'group' | 'neutral';
  readonly label: string;
}) {
  if (count <= 0) return null;
  return (
    <span className={classes.badge} data-tone={tone}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
