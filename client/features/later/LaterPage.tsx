import { IconClock } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { draftStore } from '../../store/drafts.ts';
import { Page, PageTabs } from '../../ui/Page.tsx';
import { DraftList } from './DraftList.tsx';
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

  return (
    <Page icon={<IconClock size={19} aria-hidden />} title={t('later.title')}>
      <PageTabs label={t('later.title')}>
        {laterTabs.map((one) => (
          <Link key={one} to="/later" search={{ tab: one }} aria-current={one === tab ? 'page' : undefined}>
            {t(`later.${one}`)}
            {counts[one] > 0 && <span>{counts[one]}</span>}
          </Link>
        ))}
      </PageTabs>
      <List />
    </Page>
  );
}
