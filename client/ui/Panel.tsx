import { IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import classes from './Panel.module.css';

/** The right pane. It stands in the address, so the way back closes it. */
export function Panel({
  title,
  flush = false,
  children,
}: {
  readonly title: string;
  /** The content reaches to the edges and scrolls by itself. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const close = () =>
    void navigate({
      to: '.',
      search: ({
        panel: _panel,
        person: _person,
        thread: _thread,
        ...rest
      }: {
        panel?: string;
        person?: string;
        thread?: string;
      }) => rest,
    });
  return (
    <aside
      className={classes['panel']}
      aria-label={title}
      data-region="panel"
      onKeyDown={(event) => {
        // Menus and dialogs that were opened from here are not in here, and close by themselves.
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || event.defaultPrevented || !isHere) return;
        event.preventDefault();
        close();
      }}
    >
      <div className={classes['header']}>
        <h2 className={classes['title']}>{title}</h2>
        <IconButton label={t('app.close')} tip={false} onClick={close}>
          <IconX size={18} />
        </IconButton>
      </div>
      <div className={classes['content']} data-flush={flush}>
        {children}
      </div>
    </aside>
  );
}
