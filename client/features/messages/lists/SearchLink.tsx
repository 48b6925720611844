import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from '../../../ui/PageLink.module.css';

/** The way to the page that looks everywhere. */
export function SearchLink() {
  const { t } = useTranslation();
  return (
    <Link
      to="/search"
      search={{}}
      className={classes['link']}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
    >
      <IconSearch size={18} aria-hidden />
      <span className={classes['name']}>{t('search.page')}</span>
    </Link>
  );
}
