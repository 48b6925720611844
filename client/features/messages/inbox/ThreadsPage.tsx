import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ThreadView } from '../../../../server/contracts/message.ts';
import { roomLink } from '../../../lib/room-path.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page, PageTabs } from '../../../ui/Page.tsx';
import { MessageCard } from '../lists/MessageCard.tsx';
import { ThreadSummary } from '../ThreadSummary.tsx';
import { threadFilters } from './thread-filters.ts';
import classes from './ThreadsPage.module.css';
import { useThreadInbox } from './use-thread-inbox.ts';

const route = getRouteApi('/frame/threads');

/** All threads of all rooms, unread ones first. */
export function ThreadsPage() {
  const { t } = useTranslation();
  const { filter = 'following' } = route.useSearch();
  const { threads, unreadThreads, loaded, hasMore, more, failed, retry, refresh } = useThreadInbox(filter);
  const markAll = async () => {
    await call('thread:mark-all-read', {});
    refresh();
  };

  return (
    <Page
      icon={<IconMessages size={19} aria-hidden />}
      title={t('threads.inbox')}
      actions={
        <Button variant="default" size="xs" disabled={unreadThreads === 0} onClick={() => void attempt(markAll())}>
          {t('threads.markAllRead')}
        </Button>
      }
    >
      <PageTabs label={t('threads.inbox')}>
        {threadFilters.map((one) => (
          <Link key={one} to="/threads" search={{ filter: one }} aria-current={one === filter ? 'page' : undefined}>
            {t(`threads.filters.${one}`)}
            {one === 'unread' && unreadThreads > 0 && <span>{unreadThreads}</span>}
          </Link>
        ))}
      </PageTabs>
      {failed && (
        <EmptyState title={t('messages.loadFailed')} action={<Button onClick={retry}>{t('app.retry')}</Button>} />
      )}
      {loaded && threads.length === 0 && (
        <EmptyState icon={<IconMessages size={28} />} title={t(`threads.empty.${filter}`)}>
          {t('threads.emptyHint')}
        </EmptyState>
      )}
      <ul className={classes['threads']}>
        {threads.map((thread) => (
          <ThreadRow key={thread.root.id} thread={thread} />
        ))}
      </ul>
      {hasMore && (
        <Button variant="default" fullWidth onClick={more}>
          {t('lists.more')}
        </Button>
      )}
    </Page>
  );
}

function ThreadRow({ thread: { root, unread } }: { readonly thread: ThreadView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const room = useStore(chatStore, (state) => state.rooms[root.roomId]);
  const open = () => {
    if (room !== undefined) void navigate({ ...roomLink(room), search: { panel: 'thread' as const, thread: root.id } });
  };
  return (
    <li className={classes['thread']} data-unread={unread > 0}>
      <MessageCard message={root} showRoom />
      <div className={classes['foot']}>
        <ThreadSummary message={root} onOpen={open} />
        {unread > 0 && <span className={classes['unread']}>{t('threads.unread', { count: unread })}</span>}
      </div>
    </li>
  );
}
