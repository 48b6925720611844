import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { IconCompass, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import classes from './Directory.module.css';
import { PeopleList } from './PeopleList.tsx';
import { RoomList } from './RoomList.tsx';

const route = getRouteApi('/frame/directory');

/** All channels and all people, to find, to join and to write to. */
export function DirectoryPage() {
  const { t } = useTranslation();
  const { tab } = route.useSearch();
  const [filter, setFilter] = useState('');
  const people = tab === 'people';
  usePageTitle(t('directory.title'));

  return (
    <main className={classes['page']} data-region="messages">
      <PageHeader icon={<IconCompass size={19} aria-hidden />} title={t('directory.title')} />
      <div className={classes['body']}>
        <div className={classes['column']}>
          <div className={classes['tabs']}>
            <Link to="/directory" search={{}} aria-current={people ? undefined : 'page'}>
              {t('directory.channels')}
            </Link>
            <Link to="/directory" search={{ tab: 'people' }} aria-current={people ? 'page' : undefined}>
              {t('directory.people')}
            </Link>
          </div>
          <TextInput
            aria-label={people ? t('directory.filterPeople') : t('directory.filterChannels')}
            placeholder={people ? t('directory.filterPeople') : t('directory.filterChannels')}
            leftSection={<IconSearch size={17} />}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            size="md"
          />
          {people ? <PeopleList filter={filter} /> : <RoomList filter={filter} />}
        </div>
      </div>
    </main>
  );
}
