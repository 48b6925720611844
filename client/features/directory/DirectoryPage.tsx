import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { IconCompass, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import classes from './Directory.module.css';
import { directoryTabs } from './directory-tabs.ts';
import { OrderSelect, type DirectoryOrder } from './OrderSelect.tsx';
import { PeopleList } from './PeopleList.tsx';
import { RoomList } from './RoomList.tsx';
import { TeamList } from './TeamList.tsx';

const route = getRouteApi('/frame/directory');

const filters = {
  channels: 'directory.filterChannels',
  people: 'directory.filterPeople',
  teams: 'directory.filterTeams',
} as const;

/** All channels, people and teams, to find, to join and to write to. */
export function DirectoryPage() {
  const { t } = useTranslation();
  const { tab = 'channels' } = route.useSearch();
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState<DirectoryOrder>('name');
  usePageTitle(t('directory.title'));

  return (
    <main className={classes['page']} data-region="messages">
      <PageHeader icon={<IconCompass size={19} aria-hidden />} title={t('directory.title')} />
      <div className={classes['body']}>
        <div className={classes['column']}>
          <nav className={classes['tabs']} aria-label={t('directory.title')}>
            <Link to="/directory" search={{}} aria-current={tab === 'channels' ? 'page' : undefined}>
              {t('directory.channels')}
            </Link>
            {directoryTabs.map((one) => (
              <Link key={one} to="/directory" search={{ tab: one }} aria-current={tab === one ? 'page' : undefined}>
                {t(`directory.${one}`)}
              </Link>
            ))}
          </nav>
          <div className={classes['finder']}>
            <TextInput
              aria-label={t(filters[tab])}
              placeholder={t(filters[tab])}
              leftSection={<IconSearch size={17} />}
              value={filter}
              onChange={(event) => setFilter(event.currentTarget.value)}
              size="md"
            />
            {tab !== 'people' && <OrderSelect order={order} onChange={setOrder} />}
          </div>
          {tab === 'channels' && <RoomList filter={filter} order={order} />}
          {tab === 'teams' && <TeamList filter={filter} order={order} />}
          {tab === 'people' && <PeopleList filter={filter} />}
        </div>
      </div>
    </main>
  );
}
