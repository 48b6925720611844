import { IconChevronDown, IconDots } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { collapseSection } from '../../transport/attention-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { CountBadge } from '../../ui/CountBadge.tsx';
import { dragSection } from './drag.ts';
import classes from './SectionHeading.module.css';
import { isBuiltIn, type Section } from './sections.ts';
import type { CreateKind } from './Sidebar.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';

const SectionMenu = lazyPart(async () => ({ default: (await import('./SectionMenu.tsx')).SectionMenu }));

/** The name of a part of the list: folds it up, is dragged to move it, and has a menu for the same without dragging. */
export function SectionHeading({
  section,
  order,
  onCreate,
}: {
  readonly section: Section;
  readonly order: readonly string[];
  readonly onCreate: (kind: CreateKind) => void;
}) {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { id, collapsed, urgent } = section;
  const name = section.name ?? (isBuiltIn(id) ? t(`sidebar.${id}`) : id);
  // What is unread stands on top, or it would not be of use.
  const isMovable = id !== 'unread';

  return (
    <div
      className={classes['heading']}
      draggable={isMovable}
      onDragStart={(event) => dragSection(event, id)}
      data-menu={menu}
      data-folder={section.name !== null}
    >
      <h2 className={classes['name']}>
        <button type="button" aria-expanded={!collapsed} onClick={() => void attempt(collapseSection(id, !collapsed))}>
          <IconChevronDown size={14} aria-hidden />
          <span>{name}</span>
        </button>
      </h2>
      {collapsed && <CountBadge count={urgent} tone="person" label={t('sidebar.mentions', { count: urgent })} />}
      {isMovable && (
        <button
          ref={button}
          type="button"
          className={classes['menu']}
          aria-label={t('sidebar.sectionMenu', { section: name })}
          aria-haspopup="menu"
          aria-expanded={menu}
          onClick={() => setMenu(true)}
        >
          <IconDots size={16} aria-hidden />
        </button>
      )}
      {menu && (
        <Suspense>
          <SectionMenu
            section={section}
            name={name}
            order={order}
            onCreate={onCreate}
            onClose={() => {
              setMenu(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
