import { IconMessages } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../../../ui/CountBadge.tsx';
import classes from '../../../ui/PageLink.module.css';
import { useUnreadThreads } from './use-thread-inbox.ts';

/** The way to all threads, with the number of those that have something unread. */
export function ThreadsLink() {
  const { t } = useTranslation();
  const unread = useUnreadThreads();
  return (
    <Link
      to="/threads"
      search={{}}
      className={classes['link']}
      data-unread={unread > 0}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
    >
      <IconMessages size={18} aria-hidden />
      <span className={classes['name']}>{t('threads.inbox')}</span>
      <CountBadge count={unread} tone="person" label={t('threads.unreadThreads', { count: unread })} />
    </Link>
  );
}
