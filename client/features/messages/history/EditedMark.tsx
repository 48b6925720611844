import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { formatTime } from '../../../lib/time-format.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { mayReadHistory } from '../../../store/may-change.ts';
import classes from '../Message.module.css';
import { lazyPart } from '../../../ui/lazy-part.ts';

const VersionsDialog = lazyPart(async () => ({ default: (await import('./VersionsDialog.tsx')).VersionsDialog }));

/** That a message was edited; for whoever may read it, the way to what it said before. */
export function EditedMark({ message, tabbable }: { readonly message: MessageView; readonly tabbable: boolean }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const isShown = useStore(chatStore, (state) => state.settings['Message_ShowEditedStatus'] !== false);
  const mayRead = useStore(chatStore, (state) => mayReadHistory(state, message));
  if (message.editedAt === null || !isShown) return null;
  const title = formatTime(i18n.language, 'full', message.editedAt);
  const text = `(${t('messages.edited')})`;
  if (!mayRead) {
    return (
      <span className={classes['edited']} title={title}>
        {text}
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        tabIndex={tabbable ? 0 : -1}
        className={classes['edited']}
        title={title}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {text}
      </button>
      {open && (
        <Suspense>
          <VersionsDialog message={message} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
