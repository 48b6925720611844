import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { formatTime } from '../../../lib/time-format.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { mayEdit } from '../../../store/may-change.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { MessageBody } from '../body/MessageBody.tsx';
import { editMessage } from '../change-message.ts';
import classes from './VersionsDialog.module.css';

/** What a message said before, newest first; whoever may edit it can bring an earlier text back. */
export function VersionsDialog({ message, onClose }: { readonly message: MessageView; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const mayRestore = useStore(chatStore, (state) => mayEdit(state, message, Date.now()));
  const { data, isError } = useQuery({
    queryKey: ['versions', message.id, message.rev],
    queryFn: () => call('message:versions', { messageId: message.id }),
  });
  const restore = async (body: string) => {
    await editMessage(message.id, body);
    onClose();
  };
  const earlier = (data ?? []).map((version, at) => ({
    body: version.body,
    // It was written when the one before it was replaced; the first one when the message was sent.
    writtenAt: data?.[at - 1]?.replacedAt ?? message.sentAt,
    by: data?.[at - 1]?.replacedBy.name ?? message.author.name,
  }));

  return (
    <Dialog opened onClose={onClose} title={t('history.title')} size={560}>
      {isError && <p role="alert">{t('messages.loadFailed')}</p>}
      <ol className={classes['versions']} aria-label={t('history.title')}>
        <li className={classes['version']} data-current>
          <p className={classes['when']}>
            <strong>{t('history.now')}</strong>{' '}
            {message.editedAt !== null && formatTime(i18n.language, 'full', message.editedAt)}
            {message.editedBy !== null && ` · ${message.editedBy.name}`}
          </p>
          <MessageBody body={message.body} mentions={message.mentions} selfId={undefined} />
        </li>
        {earlier.toReversed().map((version) => (
          <li key={version.writtenAt} className={classes['version']}>
            <p className={classes['when']}>
              {formatTime(i18n.language, 'full', version.writtenAt)} · {version.by}
            </p>
            <MessageBody body={version.body} mentions={[]} selfId={undefined} />
            {mayRestore && (
              <Button size="compact-sm" variant="default" onClick={() => void attempt(restore(version.body))}>
                {t('history.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
