import { IconDots, IconHash, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import classes from './Teams.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const TeamRoomMenu = lazyPart(async () => ({ default: (await import('./TeamRoomMenu.tsx')).TeamRoomMenu }));

interface TeamRoomRowProps {
  readonly room: RoomView & { readonly joined: boolean };
  readonly teamId: string;
  readonly mayEdit: boolean;
  readonly mayRemove: boolean;
  readonly onChanged: () => void;
}

export function TeamRoomRow({ room, teamId, mayEdit, mayRemove, onChanged }: TeamRoomRowProps) {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const Icon = room.kind === 'group' ? IconLock : IconHash;
  const visible = room.joined || room.kind === 'channel';
  return (
    <li className={classes['row']}>
      <Icon size={17} aria-hidden />
      <span className={classes['texts']}>
        {visible ? (
          <Link {...roomLink(room)} className={classes['name']}>
            {room.displayName}
          </Link>
        ) : (
          <span className={classes['name']}>{room.displayName}</span>
        )}
        <span className={classes['note']}>
          {t('room.members', { count: room.memberCount })}
          {room.isTeamDefault && ` · ${t('teams.forAll')}`}
        </span>
      </span>
      {(mayEdit || mayRemove) && (
        <span className={classes['more']}>
          <IconButton
            label={t('teams.roomMenu', { room: room.displayName })}
            tip={false}
            aria-haspopup="menu"
            aria-expanded={menu}
            onClick={() => setMenu(true)}
          >
            <IconDots size={17} />
          </IconButton>
          <Suspense>
            {menu && (
              <TeamRoomMenu
                room={room}
                teamId={teamId}
                mayEdit={mayEdit}
                mayRemove={mayRemove}
                onChanged={onChanged}
                onClose={() => setMenu(false)}
              />
            )}
          </Suspense>
        </span>
      )}
    </li>
  );
}
