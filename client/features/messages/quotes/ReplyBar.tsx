import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { shownWords } from '../../../../server/contracts/attachment.ts';
import { withoutQuoteLinks } from '../../../../server/contracts/permalink.ts';
import { dropReply, replyStore } from '../../../store/replies.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { quotedStore, wantQuoted } from './quoted-store.ts';
import classes from './ReplyBar.module.css';

/** Above the field: what the next message answers. Escape in the field takes it back, see the composer. */
export function ReplyBar({ draftKey }: { readonly draftKey: string }) {
  const { t } = useTranslation();
  const messageId = useStore(replyStore, (replies) => replies[draftKey]);
  const quoted = useStore(quotedStore, (known) => (messageId === undefined ? undefined : known[messageId]));
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (messageId === undefined) return;
    wantQuoted(messageId);
    bar.current?.closest('form')?.querySelector('textarea')?.focus();
  }, [draftKey, messageId]);

  // What was deleted meanwhile, or is no longer to be seen, is answered by nobody.
  useEffect(() => {
    if (messageId !== undefined && quoted === null) dropReply(draftKey);
  }, [draftKey, messageId, quoted]);

  if (messageId === undefined || quoted === null) return null;
  return (
    <div ref={bar} className={classes['bar']} data-testid="reply-bar">
      <span className={classes['text']}>
        <strong>{t('quotes.replyingTo', { name: quoted?.message.alias ?? quoted?.message.author.name ?? '' })}</strong>{' '}
        {quoted !== undefined && withoutQuoteLinks(shownWords(quoted.message)).slice(0, 200)}
      </span>
      <IconButton label={t('quotes.dropReply')} onClick={() => dropReply(draftKey)}>
        <IconX size={16} />
      </IconButton>
    </div>
  );
}
