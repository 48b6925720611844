import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { IconCompass, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, PageTabs } from '../../ui/Page.tsx';
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

  return (
    <Page icon={<IconCompass size={19} aria-hidden />} title={t('directory.title')}>
      <PageTabs label={t('directory.title')}>
        {(['channels', ...directoryTabs] as const).map((one) => (
          <Link
            key={one}
            to="/directory"
            search={one === 'channels' ? {} : { tab: one }}
            activeOptions={{ exact: true }}
            aria-current={tab === one ? 'page' : undefined}
          >
            {t(`directory.${one}`)}
          </Link>
        ))}
      </PageTabs>
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
    </Page>
  );
}
