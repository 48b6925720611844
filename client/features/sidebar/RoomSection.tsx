import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RoomRow } from './RoomRow.tsx';
import classes from './RoomSection.module.css';
import type { Section } from './sections.ts';
import type { CreateKind } from './Sidebar.tsx';

/** One foldable part of the list. An empty one is shown only where it teaches something. */
export function RoomSection({
  section: { name, rows },
  onCreate,
}: {
  readonly section: Section;
  readonly onCreate: (kind: CreateKind) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const id = useId();
  const hint = name === 'channels' ? t('sidebar.noChannels') : name === 'directs' ? t('sidebar.noDirects') : null;
  if (rows.length === 0 && hint === null) return null;

  return (
    <section className={classes['section']} aria-labelledby={id}>
      <h2 className={classes['heading']} id={id}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronDown size={14} aria-hidden />
          {t(`sidebar.${name}`)}
        </button>
      </h2>
      {open && rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <RoomRow key={row.room.id} row={row} />
          ))}
        </ul>
      )}
      {open && rows.length === 0 && (
        <button
          type="button"
          className={classes['hint']}
          onClick={() => onCreate(name === 'directs' ? 'direct' : 'room')}
        >
          {hint}
        </button>
      )}
    </section>
  );
}
