import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../../lib/time-format.ts';
import { call } from '../../../transport/live.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import classes from './ReceiptsDialog.module.css';

/** Who has read a message; when, is when they last looked into the room. */
export function ReceiptsDialog({ messageId, onClose }: { readonly messageId: string; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { data, isError } = useQuery({
    queryKey: ['receipts', messageId],
    queryFn: () => call('message:receipts', { messageId }),
    staleTime: 0,
  });
  return (
    <Dialog opened onClose={onClose} title={t('receipts.title')} size={420}>
      {isError && <p role="alert">{t('messages.loadFailed')}</p>}
      {data?.length === 0 && <p className={classes['none']}>{t('receipts.none')}</p>}
      <ul className={classes['readers']} aria-label={t('receipts.title')}>
        {data?.map(({ user, readAt }) => (
          <li key={user.id}>
            <Avatar id={user.id} name={user.name} size={28} />
            <span className={classes['name']}>{user.name}</span>
            <time dateTime={readAt}>{formatTime(i18n.language, 'full', readAt)}</time>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
