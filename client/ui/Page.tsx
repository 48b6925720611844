import type { ReactNode } from 'react';
import { PageHeader } from './PageHeader.tsx';
import { usePageTitle } from './use-page-title.ts';
import classes from './Page.module.css';

/** A page that is no room: its bar, and a column that scrolls by itself. */
export function Page({
  title,
  icon,
  actions,
  narrow = false,
  children,
}: {
  readonly title: string;
  readonly icon: ReactNode;
  /** What can be done with all of it, at the end of the bar. */
  readonly actions?: ReactNode;
  /** For forms: lines that the eye finds the beginning of. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}) {
  usePageTitle(title);
  return (
    <main className={classes['page']} data-region="messages">
      <PageHeader icon={icon} title={title}>
        {actions}
      </PageHeader>
      <div className={classes['body']}>
        <div className={classes['column']} data-narrow={narrow}>
          {children}
        </div>
      </div>
    </main>
  );
}

/** Ways to the parts of a page; the link to the part that is shown says so with `aria-current`. */
export function PageTabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav className={classes['tabs']} aria-label={label}>
      {children}
    </nav>
  );
}
