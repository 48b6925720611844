import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import classes from './MembersPanel.module.css';

/** Who may not come back, for those who may lift it. */
export function BannedList({ room, changes }: { readonly room: RoomView; readonly changes: number }) {
  const { t } = useTranslation();
  const { data = [], refetch } = useQuery({
    queryKey: ['banned', room.id, changes],
    queryFn: () => call('room:banned', { roomId: room.id }),
    placeholderData: (before) => before,
    retry: false,
  });
  if (data.length === 0) return null;
  const lift = async (userId: string) => {
    await attempt(call('room:ban', { roomId: room.id, userId, banned: false }));
    await refetch();
  };
  return (
    <section aria-label={t('members.banned')}>
      <h3 className={classes['heading']}>{t('members.banned')}</h3>
      <ul>
        {data.map((person) => (
          <li key={person.id} className={classes['banned']}>
            <span className={classes['names']}>
              <span className={classes['name']}>{person.name}</span>
              <span className={classes['username']}>
                <bdi>@{person.username}</bdi>
              </span>
            </span>
            <Button variant="default" size="compact-md" onClick={() => void lift(person.id)}>
              {t('members.unban')}
              <span className="visually-hidden"> {person.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
