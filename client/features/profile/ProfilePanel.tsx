import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconClock, IconMessageCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { UserView } from '../../../server/contracts/user.ts';
import { formatTime, timeIn } from '../../lib/time-format.ts';
import { chatStore } from '../../store/chat-store.ts';
import { may } from '../../store/selectors.ts';
import { call, showPresence } from '../../transport/live.ts';
import { openDirect } from '../../transport/room-actions.ts';
import { roomLink } from '../../lib/room-path.ts';
import { attempt } from '../../ui/attempt.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import { StatusEmoji } from '../../ui/StatusEmoji.tsx';
import { useMinute } from './use-minute.ts';
import classes from './ProfilePanel.module.css';

/** Who somebody is, and the way to write to them. */
export function ProfilePanel({ userId }: { readonly userId: string }) {
  const { t } = useTranslation();
  const changed = useStore(chatStore, (state) => state.users[userId]);
  const { data, isPending } = useQuery({
    queryKey: ['user', userId],
    queryFn: async () => (await call('user:get', { ids: [userId] }))[0] ?? null,
  });
  useEffect(() => {
    showPresence('profile', [userId]);
    return () => showPresence('profile', []);
  }, [userId]);
  const user = changed ?? data ?? null;

  return (
    <Panel title={t('profile.title')}>
      {user !== null && <Card user={user} />}
      {user === null && !isPending && <p className={classes['unknown']}>{t('profile.unknown')}</p>}
    </Panel>
  );
}

function Card({ user }: { readonly user: UserView }) {
  const { t, i18n } = useTranslation();
  // What everybody is needs no saying.
  const shownRoles = useRoles(user.id).filter((role) => role !== 'user');
  const navigate = useNavigate();
  const presence = useStore(chatStore, (state) => state.presence[user.id]);
  const status = presence?.status ?? user.status;
  const { statusText, statusEmoji, lastSeenAt } = presence ?? user;
  const now = useMinute();
  const write = async () => {
    const room = await attempt(openDirect([user.id]));
    if (room !== null) await navigate(roomLink(room));
  };

  return (
    <div className={classes['card']}>
      <Avatar id={user.id} name={user.name} size={96} />
      <h3 className={classes['name']}>{user.name}</h3>
      <p className={classes['username']}>
        <bdi>@{user.username}</bdi>
      </p>
      <p className={classes['status']}>
        <PresenceDot status={status} />
        <span>
          <StatusEmoji value={statusEmoji} /> {statusText || (statusEmoji === '' && t(`presence.${status}`))}
        </span>
      </p>
      {status === 'offline' && lastSeenAt !== null && (
        <p className={classes['fact']}>
          {t('presence.lastSeen', { time: formatTime(i18n.language, 'full', lastSeenAt) })}
        </p>
      )}
      {user.timeZone !== null && (
        <p className={classes['fact']}>
          <IconClock size={15} aria-hidden />
          {t('presence.localTime', { time: timeIn(i18n.language, user.timeZone, now) })}
        </p>
      )}
      {shownRoles.length > 0 && (
        <ul className={classes['roles']} aria-label={t('profile.roles')}>
          {shownRoles.map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
      )}
      {user.type === 'bot' && <p className={classes['note']}>{t('profile.bot')}</p>}
      {!user.active && <p className={classes['note']}>{t('profile.deactivated')}</p>}
      {user.active && (
        <Button leftSection={<IconMessageCircle size={18} />} onClick={() => void write()} fullWidth mt={18}>
          {t('profile.message')}
        </Button>
      )}
    </div>
  );
}

/** Of others only for those who may see all of an account. */
function useRoles(userId: string): readonly string[] {
  const allowed = useStore(chatStore, (state) => state.self?.id === userId || may(state, 'view-full-other-user-info'));
  const { data } = useQuery({
    queryKey: ['user-roles', userId],
    queryFn: () => call('user:roles', { userId }),
    enabled: allowed,
  });
  return data?.roles ?? [];
}
