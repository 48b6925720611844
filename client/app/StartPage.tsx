import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomLink } from '../lib/room-path.ts';
import { chatStore } from '../store/chat-store.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { roomToStartWith } from './last-room.ts';
import classes from './pages.module.css';

/** The way in: on to the room of the last visit. */
export function StartPage() {
  const { t } = useTranslation();
  const ready = useStore(chatStore, (state) => state.ready);
  const room = useStore(chatStore, roomToStartWith);
  if (room !== undefined) return <Navigate {...roomLink(room)} replace />;
  return (
    <main className={classes.inFrame}>
      <PageHeader title={t('sidebar.rooms')} />
      {ready && (
        <EmptyState
          icon={<IconMessages size={28} />}
          title={t('sidebar.noChannels')}
          action={<Button renderRoot={(props) => <Link to="/directory" {...props} />}>{t('sidebar.browse')}</Button>}
        />
      )}
    </main>
  );
}
