import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Directory.module.css';

interface DirectoryListProps {
  /** Null while nothing is loaded. */
  readonly total: number | null;
  readonly none: string;
  /** Null at the end. */
  readonly more: { readonly busy: boolean; readonly load: () => void } | null;
  readonly children: ReactNode;
}

/** Rows of the directory with how many there are, and the way to more of them. */
export function DirectoryList({ total, none, more, children }: DirectoryListProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes['count']} role="status">
        {total === null || total === 0 ? '' : t('directory.found', { count: total })}
      </p>
      <ul className={classes['list']}>{children}</ul>
      {total === 0 && <p className={classes['none']}>{none}</p>}
      {more !== null && (
        <Button className={classes['more'] ?? ''} variant="default" fullWidth loading={more.busy} onClick={more.load}>
          {t('directory.more')}
        </Button>
      )}
    </>
  );
}
