import { IconHash, IconLock, IconMessageCircle, IconMessages, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { roomLook } from '../../store/room-look.ts';
import classes from './RoomIntro.module.css';

const pictures = {
  channel: IconHash,
  group: IconLock,
  direct: IconMessageCircle,
  discussion: IconMessages,
  team: IconUsersGroup,
} as const;

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
  const look = roomLook(room);
  const Icon = pictures[look];
  return (
    <div className={classes['intro']} data-row="intro" tabIndex={-1}>
      <span className={classes['icon']}>
        <Icon size={26} aria-hidden />
      </span>
      <h2 className={classes['title']}>
        {isSelf && t('room.introSelf')}
        {isDirect && !isSelf && t('room.introDirect', { room: title })}
        {!isDirect &&
          t(look === 'discussion' || look === 'team' ? 'room.introOther' : 'room.introChannel', { room: title })}
      </h2>
      <p className={classes['text']}>
        {isSelf && t('room.introSelfText')}
        {isDirect && !isSelf && t('room.introDirectText')}
        {!isDirect && (room.topic || t('room.introChannelText'))}
      </p>
    </div>
  );
}
