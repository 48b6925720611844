import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeopleList } from '../features/directory/PeopleList.tsx';
import { RoomList } from '../features/directory/RoomList.tsx';
import { SearchExamples } from '../features/messages/lists/SearchExamples.tsx';
import { SearchHits } from '../features/messages/lists/SearchHits.tsx';
import { Page, PageTabs } from '../ui/Page.tsx';
import { searchTabs } from './search-tabs.ts';

const route = getRouteApi('/frame/search');

/** Looks for everything everywhere: messages and files of one's rooms, people, channels. The address holds what is looked for. */
export function SearchPage() {
  const { t } = useTranslation();
  const { q = '', tab = 'messages' } = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);

  return (
    <Page icon={<IconSearch size={19} aria-hidden />} title={t('search.page')}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: '/search', search: { q: typed.trim(), ...(tab === 'messages' ? {} : { tab }) } });
        }}
      >
        <TextInput
          autoFocus
          size="md"
          type="search"
          aria-label={t('search.field')}
          placeholder={t('search.field')}
          leftSection={<IconSearch size={17} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          mb={14}
        />
      </form>
      <PageTabs label={t('search.page')}>
        {searchTabs.map((one) => (
          <Link
            key={one}
            to="/search"
            activeOptions={{ exact: true }}
            search={{ ...(q === '' ? {} : { q }), ...(one === 'messages' ? {} : { tab: one }) }}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`search.tabs.${one}`)}
          </Link>
        ))}
      </PageTabs>
      {tab === 'people' && <PeopleList filter={q} />}
      {tab === 'channels' && <RoomList filter={q} />}
      {tab === 'messages' && (q === '' ? <SearchExamples /> : <SearchHits text={q} roomId={null} />)}
      {tab === 'files' && <SearchHits text={`${q} has:file`.trim()} roomId={null} />}
    </Page>
  );
}
