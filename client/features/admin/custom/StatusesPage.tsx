import { IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import { PresenceDot } from '../../../ui/PresenceDot.tsx';
import pages from '../Webhooks.module.css';
import { CustomPage } from './CustomPage.tsx';
import { lazyPart } from '../../../ui/lazy-part.ts';

const OfferedStatusDialog = lazyPart(async () => ({
  default: (await import('./OfferedStatusDialog.tsx')).OfferedStatusDialog,
}));

/** The statuses that everybody is offered when they set their own. */
export function StatusesPage() {
  const { t } = useTranslation();
  const statuses = useStore(chatStore, (state) => state.statuses);
  const ready = useStore(chatStore, (state) => state.ready);
  return (
    <CustomPage
      texts="customStatuses"
      permission="manage-user-status"
      icon={<IconMoodSmile size={19} aria-hidden />}
      rows={ready ? statuses : undefined}
      show={({ name, status }) => (
        <>
          <PresenceDot status={status} />
          <div className={pages['names']}>
            <p className={pages['name']}>{name}</p>
            <p className={pages['note']}>{t(`presence.${status === 'offline' ? 'invisible' : status}`)}</p>
          </div>
        </>
      )}
      dialog={(status, close) => <OfferedStatusDialog offered={status} onClose={close} />}
      onRemove={({ id }) => call('status:remove', { id })}
    />
  );
}
