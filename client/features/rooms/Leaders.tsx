import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import classes from './RoomHeader.module.css';

/** Whom to ask in this room: its leaders, beside its name. */
export function Leaders({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const changes = useStore(chatStore, (state) => state.memberChanges[room.id] ?? 0);
  const { data } = useQuery({
    queryKey: ['leaders', room.id, changes],
    queryFn: () => call('room:members', { roomId: room.id, roles: ['leader'], limit: 3 }),
    placeholderData: (before) => before,
    staleTime: 60_000,
    retry: false,
  });
  return (data?.members ?? []).map((leader) => (
    <Link
      key={leader.id}
      to="."
      search={(search) => ({ ...search, panel: 'person' as const, person: leader.id })}
      className={classes['leader']}
      title={t('room.leader', { name: leader.name })}
    >
      <Avatar id={leader.id} name={leader.name} size={24} />
      <span className="visually-hidden">{t('room.leader', { name: leader.name })}</span>
    </Link>
  ));
}
