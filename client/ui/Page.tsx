import type { ReactNode } from 'react';
import { PageHeader } from './PageHeader.tsx';
import { usePageTitle } from './use-page-title.ts';
import classes from './Page.module.css';

/** A page that is no room: its bar, and a column that scrolls by itself. */
export function Page({
  title,
  icon,
  children,
}: {
  readonly title: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  usePageTitle(title);
  return (
    <main className={classes['page']} data-region="messages">
      <PageHeader icon={icon} title={title} />
      <div className={classes['body']}>
        <div className={classes['column']}>{children}</div>
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
