import { IconSpeakerphone, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import classes from './AnnouncementBar.module.css';

/** What everybody in the room is to know, under its header; put away it stays away until it says something else. */
export function AnnouncementBar({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const key = `announcement:${room.id}`;
  const [away, setAway] = useState(() => localStorage.getItem(key));
  if (away === room.announcement) return null;
  const putAway = () => {
    localStorage.setItem(key, room.announcement);
    setAway(room.announcement);
  };
  return (
    <section className={classes['bar']} aria-label={t('room.announcement')}>
      <IconSpeakerphone size={17} aria-hidden />
      <p className={classes['text']}>{room.announcement}</p>
      <IconButton label={t('room.putAway')} tip={false} onClick={putAway}>
        <IconX size={16} />
      </IconButton>
    </section>
  );
}
