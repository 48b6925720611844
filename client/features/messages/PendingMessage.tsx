import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { liveStore, outbox } from '../../transport/live.ts';
import type { Outgoing } from '../../transport/outbox-storage.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { shownCode } from '../../ui/failure-code.ts';
import { MessageBody } from './body/MessageBody.tsx';
import classes from './Message.module.css';
import { Quotes } from './quotes/Quotes.tsx';

/** An own message on its way: shown in the next frame, and never lost without its author's decision. */
export function PendingMessage({ outgoing, headed }: { readonly outgoing: Outgoing; readonly headed: boolean }) {
  const { t } = useTranslation();
  const self = useStore(chatStore, (state) => state.self);
  const offline = useStore(liveStore, (state) => state.lostAt !== null);
  const { id, body, refused } = outgoing;
  const name = self?.name ?? '';
  const reason = refused === null ? '' : t(`errors.${shownCode(refused)}`);

  return (
    <article
      className={classes['message']}
      data-row={id}
      data-headed={headed}
      data-state={refused === null ? 'pending' : 'refused'}
      tabIndex={-1}
      aria-label={`${name}, ${body}, ${refused === null ? t('messages.pending') : t('messages.refused', { reason: reason })}`}
    >
      {headed ? (
        <span className={classes['picture']}>
          <Avatar id={self?.id ?? ''} name={name} />
        </span>
      ) : (
        <span />
      )}
      <div className={classes['content']}>
        {headed && (
          <div className={classes['head']}>
            <span className={classes['author']}>{name}</span>
            {offline && refused === null && <span className={classes['time']}>{t('messages.pending')}</span>}
          </div>
        )}
        <div className={refused === null ? classes['pending'] : undefined}>
          <Quotes ids={outgoing.quotes ?? []} roomId={outgoing.roomId} tabbable={false} />
          <MessageBody body={body} mentions={[]} selfId={self?.id} />
        </div>
        {refused !== null && (
          <div className={classes['refused']} role="alert">
            <span>{t('messages.refused', { reason: reason })}</span>
            <button type="button" onClick={() => outbox.retry(id)}>
              {t('messages.retrySend')}
            </button>
            <button type="button" onClick={() => outbox.remove(id)}>
              {t('messages.discard')}
            </button>
          </div>
        )}
      </div>
    </article>
  );
}
