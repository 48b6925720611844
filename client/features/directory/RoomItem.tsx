import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { joinRoom } from '../../transport/room-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import classes from './Directory.module.css';

interface RoomItemProps {
  readonly room: RoomView;
  readonly icon: ReactNode;
  readonly note?: string;
}

/** A channel or a team to open or to join; one that asks for a code is opened at its door. */
export function RoomItem({ room, icon, note }: RoomItemProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const joined = useStore(chatStore, (state) => room.id in state.memberships);
  const opens = joined || room.joinCodeRequired;
  const open = async () => {
    const entered = opens ? room : await attempt(joinRoom(room.id));
    if (entered !== null) await navigate(roomLink(entered));
  };
  const facts = [t('directory.members', { count: room.memberCount }), note ?? '', room.topic];
  return (
    <li className={classes['row']}>
      <div className={classes['text']}>
        <p className={classes['name']}>
          {icon}
          <Link {...roomLink(room)}>{room.displayName || room.name}</Link>
        </p>
        <p className={classes['note']}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      <Button variant={joined ? 'default' : 'light'} onClick={() => void open()}>
        {joined ? t('directory.open') : t('directory.join')}
        <span className="visually-hidden"> #{room.displayName || room.name}</span>
      </Button>
    </li>
  );
}
