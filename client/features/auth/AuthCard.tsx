import type { ReactNode } from 'react';
import classes from './AuthCard.module.css';

/** The page around the forms of people who are not logged in yet. */
export function AuthCard({
  title,
  text,
  children,
  footer,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <img src="/favicon.svg" alt="" width={40} height={40} />
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.text}>{text}</p>
        {children}
        {footer !== undefined && <p className={classes.footer}>{footer}</p>}
      </div>
    </main>
  );
}
