import { IconCheck, IconChecks } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { chatStore } from '../../../store/chat-store.ts';
import classes from './ReadTick.module.css';
import { lazyPart } from '../../../ui/lazy-part.ts';

const ReceiptsDialog = lazyPart(async () => ({ default: (await import('./ReceiptsDialog.tsx')).ReceiptsDialog }));

/** On an own message, where read receipts are on: whether everybody has read it, and the way to who has. */
export function ReadTick({ message, tabbable }: { readonly message: MessageView; readonly tabbable: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const isOn = useStore(
    chatStore,
    (state) =>
      state.settings['Message_Read_Receipt_Enabled'] === true &&
      message.author.id === state.self?.id &&
      (state.rooms[message.roomId]?.memberCount ?? 0) > 1,
  );
  const names = useStore(chatStore, (state) => state.settings['Message_Read_Receipt_Store_Users'] === true);
  const inThreadOnly = message.threadId !== null && !message.alsoToRoom;
  const byAll = useStore(chatStore, (state) => (state.readByAll[message.roomId] ?? 0) >= message.seq) && !inThreadOnly;
  if (!isOn) return null;

  const label = byAll ? t('receipts.byAll') : t('receipts.sent');
  const icon = byAll ? <IconChecks size={15} aria-hidden /> : <IconCheck size={15} aria-hidden />;
  if (!names) {
    return (
      <span role="img" aria-label={label} title={label} className={classes['tick']} data-read={byAll}>
        {icon}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        tabIndex={tabbable ? 0 : -1}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        className={classes['tick']}
        data-read={byAll}
        onClick={() => setOpen(true)}
      >
        {icon}
      </button>
      {open && (
        <Suspense>
          <ReceiptsDialog messageId={message.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
