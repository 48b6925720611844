import { IconDots, IconMicrophoneOff } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MemberView, RoomView } from '../../../server/contracts/room.ts';
import { presenceStatuses, type PresenceStatus } from '../../lib/presence.ts';
import { chatStore } from '../../store/chat-store.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import { StatusEmoji } from '../../ui/StatusEmoji.tsx';
import { hasRights, type MemberRights } from './member-rights.ts';
import classes from './MembersPanel.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const MemberMenu = lazyPart(async () => ({ default: (await import('./MemberMenu.tsx')).MemberMenu }));

interface MemberRowProps {
  readonly room: RoomView;
  readonly member: MemberView;
  readonly rights: MemberRights;
  readonly onOpen: () => void;
}

export function MemberRow({ room, member, rights, onOpen }: MemberRowProps) {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const presence = useStore(chatStore, (state) => state.presence[member.id]);
  const status = presence?.status ?? statusFrom(member.status);
  const { statusText, statusEmoji } = presence ?? member;
  const [role] = member.roles;
  const close = () => {
    setMenu(false);
    button.current?.focus();
  };
  return (
    <li className={classes['item']}>
      <button type="button" className={classes['row']} onClick={onOpen}>
        <span className={classes['picture']}>
          <Avatar id={member.id} name={member.name} size={32} />
          <span className={classes['dot']}>
            <PresenceDot status={status} />
          </span>
        </span>
        <span className={classes['names']}>
          <span className={classes['name']}>{member.name}</span>
          <span className={classes['username']}>
            <StatusEmoji value={statusEmoji} /> {statusText || <bdi>@{member.username}</bdi>}
          </span>
        </span>
        {member.muted && (
          <span className={classes['muted']}>
            <IconMicrophoneOff size={15} aria-hidden />
            <span className="visually-hidden">{t('members.muted')}</span>
          </span>
        )}
        {role !== undefined && <span className={classes['role']}>{t(`members.${role}`)}</span>}
      </button>
      {hasRights(rights) && (
        <span className={classes['more']}>
          <IconButton
            ref={button}
            label={t('members.menu', { name: member.name })}
            tip={false}
            aria-haspopup="menu"
            aria-expanded={menu}
            onClick={() => setMenu(true)}
          >
            <IconDots size={17} />
          </IconButton>
          <Suspense>{menu && <MemberMenu room={room} member={member} rights={rights} onClose={close} />}</Suspense>
        </span>
      )}
    </li>
  );
}

function statusFrom(status: string): PresenceStatus {
  return presenceStatuses.find((known) => known === status) ?? 'offline';
}
