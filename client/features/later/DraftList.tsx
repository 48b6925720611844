import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { draftStore, keepDraft } from '../../store/drafts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import classes from './Later.module.css';
import { Place } from './Place.tsx';

/** Texts that were begun, as they stand in the fields of this device; those of threads know their room from the server. */
export function DraftList() {
  const { t } = useTranslation();
  const texts = useStore(draftStore);
  const rooms = useStore(chatStore, (state) => state.rooms);
  const known = useStore(chatStore, (state) => state.drafts);
  const drafts = Object.entries(texts).flatMap(([key, text]) => {
    const place = known[key] ?? (key in rooms ? { roomId: key, threadId: null } : undefined);
    const room = place === undefined ? undefined : rooms[place.roomId];
    return place === undefined || room === undefined ? [] : [{ key, text, room, threadId: place.threadId }];
  });
  if (drafts.length === 0)
    return (
      <EmptyState icon={<IconPencil size={28} />} title={t('later.draftsNone')}>
        {t('later.draftsHint')}
      </EmptyState>
    );
  return (
    <ul className={classes['cards']} aria-label={t('later.drafts')}>
      {drafts.map(({ key, text, room, threadId }) => (
        <li key={key} className={classes['card']}>
          <p className={classes['head']}>
            <Place roomId={room.id} threadId={threadId} />
          </p>
          <p className={classes['text']}>{text}</p>
          <div className={classes['actions']}>
            <Button
              size="xs"
              variant="default"
              renderRoot={(props) => (
                <Link
                  {...roomLink(room)}
                  search={threadId === null ? {} : { panel: 'thread' as const, thread: threadId }}
                  {...props}
                />
              )}
            >
              {t('later.openDraft')}
            </Button>
            <Button size="xs" variant="default" onClick={() => keepDraft(key, '')}>
              {t('later.discardDraft')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
