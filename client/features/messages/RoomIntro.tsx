import { IconHash, IconLock, IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import classes from './RoomIntro.module.css';

/** The beginning of a room, above its first message. */
export function RoomIntro({
  room,
  title,
  selfId,
}: {
  readonly room: RoomView;
  readonly title: string;
  readonly selfId: string | undefined;
}) {
  const { t } = useTranslation();
  const isDirect = room.kind === 'direct';
  const isSelf = isDirect && room.directMembers.every((person) => person.id === selfId);
  const Icon = isDirect ? IconMessageCircle : room.kind === 'group' ? IconLock : IconHash;
  return (
    <div className={classes['intro']} data-row="intro" tabIndex={-1}>
      <span className={classes['icon']}>
        <Icon size={26} aria-hidden />
      </span>
      <h2 className={classes['title']}>
        {isSelf && t('room.introSelf')}
        {isDirect && !isSelf && t('room.introDirect', { room: title })}
        {!isDirect && t('room.introChannel', { room: title })}
      </h2>
      <p className={classes['text']}>
        {isSelf && t('room.introSelfText')}
        {isDirect && !isSelf && t('room.introDirectText')}
        {!isDirect && (room.topic || t('room.introChannelText'))}
      </p>
    </div>
  );
}
