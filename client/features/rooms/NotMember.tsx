import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { isTeamMain } from '../../store/room-look.ts';
import { joinRoom } from '../../transport/room-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import classes from './NotMember.module.css';

/** Where somebody would write who has only come to look. */
export function NotMember({ room, title }: { readonly room: RoomView; readonly title: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes['bar']}>
      <p>
        <strong>
          {t(room.parentRoomId === null ? 'room.notMemberTitle' : 'room.notMemberDiscussion', { room: title })}
        </strong>{' '}
        <span>{t('room.notMemberText')}</span>
      </p>
      <Button onClick={() => void attempt(joinRoom(room.id))}>
        {t(isTeamMain(room) ? 'teams.join' : room.parentRoomId === null ? 'room.join' : 'discussions.join')}
      </Button>
    </div>
  );
}
