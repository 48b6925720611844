import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MemberView } from '../../../server/contracts/room.ts';
import { presenceStatuses, type PresenceStatus } from '../../lib/presence.ts';
import { chatStore } from '../../store/chat-store.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import classes from './MembersPanel.module.css';

export function MemberRow({ member, onOpen }: { readonly member: MemberView; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const status = useStore(chatStore, (state) => state.presence[member.id]?.status) ?? statusFrom(member.status);
  const words = useStore(chatStore, (state) => state.presence[member.id]) ?? member;
  const [role] = member.roles;
  return (
    <li>
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
            {`${words.statusEmoji} ${words.statusText}`.trim() || `@${member.username}`}
          </span>
        </span>
        {role !== undefined && <span className={classes['role']}>{t(`members.${role}`)}</span>}
      </button>
    </li>
  );
}

function statusFrom(status: string): PresenceStatus {
  return presenceStatuses.find((known) => known === status) ?? 'offline';
}
