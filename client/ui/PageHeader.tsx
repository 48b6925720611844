import { IconMenu2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import { openDrawer } from './drawer.ts';
import classes from './PageHeader.module.css';

/** The bar above every page; on a narrow screen it holds the way to the list of rooms. */
export function PageHeader({
  icon,
  title,
  subtitle,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <header className={classes.header}>
      <span className={classes.menu}>
        <IconButton label={t('sidebar.open')} tip={false} onClick={openDrawer}>
          <IconMenu2 size={20} />
        </IconButton>
      </span>
      <div className={classes.heading}>
        <h1 className={classes.title}>
          {icon}
          <span className={classes.name}>{title}</span>
        </h1>
        {subtitle !== undefined && <p className={classes.subtitle}>{subtitle}</p>}
      </div>
      <div className={classes.actions}>{children}</div>
    </header>
  );
}
