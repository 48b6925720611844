import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { SearchExamples } from './SearchExamples.tsx';
import { SearchHits } from './SearchHits.tsx';
import classes from './Lists.module.css';

/** Looks for messages of this room, and leads to the page that looks everywhere. */
export function SearchPanel({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');

  return (
    <Panel title={t('search.title')}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setText(typed.trim());
        }}
      >
        <TextInput
          autoFocus
          type="search"
          aria-label={t('search.field')}
          placeholder={t('search.field')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
      <p className={classes['hint']}>
        <Link to="/search" search={typed.trim() === '' ? {} : { q: typed.trim() }}>
          {t('search.everywhere')}
        </Link>
      </p>
      {text === '' ? <SearchExamples /> : <SearchHits text={text} roomId={room.id} />}
    </Panel>
  );
}
