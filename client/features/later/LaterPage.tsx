import { IconClock } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { draftStore } from '../../store/drafts.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { DraftList } from './DraftList.tsx';
import classes from './Later.module.css';
import { laterTabs } from './later-tabs.ts';
import { ReminderList } from './ReminderList.tsx';
import { ScheduledList } from './ScheduledList.tsx';

const route = getRouteApi('/frame/later');
const lists = { scheduled: ScheduledList, drafts: DraftList, reminders: ReminderList } as const;

/** What one has put off: messages to be sent, texts begun, things to be reminded of. */
export function LaterPage() {
  const { t } = useTranslation();
  const { tab = 'scheduled' } = route.useSearch();
  const counts = {
    scheduled: useStore(chatStore, (state) => Object.keys(state.scheduled).length),
    drafts: useStore(draftStore, (drafts) => Object.keys(drafts).length),
    reminders: useStore(chatStore, (state) => Object.keys(state.reminders).length),
  };
  const List = lists[tab];
  usePageTitle(t('later.title'));

  return (
    <main className={classes['page']} data-region="messages">
      <PageHeader icon={<IconClock size={19} aria-hidden />} title={t('later.title')} />
      <div className={classes['body']}>
        <div className={classes['column']}>
          <nav className={classes['tabs']} aria-label={t('later.title')}>
            {laterTabs.map((one) => (
              <Link key={one} to="/later" search={{ tab: one }} aria-current={one === tab ? 'page' : undefined}>
                {t(`later.${one}`)}
                {counts[one] > 0 && <span className={classes['count']}>{counts[one]}</span>}
              </Link>
            ))}
          </nav>
          <List />
        </div>
      </div>
    </main>
  );
}
