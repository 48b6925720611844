import { IconDots, IconMessageCircle, IconMoodPlus } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { attempt } from '../../ui/attempt.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { deleteMessage, react } from './change-message.ts';
import { Emoji } from './emoji/Emoji.tsx';
import { countEmoji, frequentEmoji } from './emoji/frequent-emoji.ts';
import classes from './MessageToolbar.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const MessageMenu = lazyPart(async () => ({ default: (await import('./MessageMenu.tsx')).MessageMenu }));
const ForwardDialog = lazyPart(async () => ({ default: (await import('./quotes/ForwardDialog.tsx')).ForwardDialog }));
const ConfirmDialog = lazyPart(async () => ({ default: (await import('../../ui/ConfirmDialog.tsx')).ConfirmDialog }));

export interface MessageActions {
  readonly message: MessageView;
  readonly room: RoomView;
  readonly selfId: string | undefined;
  readonly onEdit: (messageId: string) => void;
  /** Chooses among all emoji. */
  readonly onReact: () => void;
  /** Null where the message stands in its thread already. */
  readonly onReply: (() => void) | null;
}

/** What can be done with a message: on hover, and on focus for those who use no mouse. */
export function MessageToolbar(actions: MessageActions) {
  const { message, selfId, onReact, onReply } = actions;
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const [forwarding, setForwarding] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const [frequent] = useState(() => frequentEmoji(3));

  return (
    <div className={classes['toolbar']} role="group" aria-label={t('messages.actions')}>
      {frequent.map((emoji) => (
        <IconButton
          key={emoji}
          label={t('reactions.addOne', { emoji: emoji.replaceAll('_', ' ') })}
          className={classes['quick']}
          onClick={() => {
            countEmoji(emoji);
            const held = message.reactions[emoji]?.some((person) => person.id === selfId) ?? false;
            void attempt(react(message.id, emoji, !held));
          }}
        >
          <Emoji shortcode={emoji} />
        </IconButton>
      ))}
      <IconButton label={t('reactions.add')} onClick={onReact}>
        <IconMoodPlus size={17} />
      </IconButton>
      {onReply !== null && (
        <IconButton label={t('threads.reply')} onClick={onReply}>
          <IconMessageCircle size={17} />
        </IconButton>
      )}
      <span className={classes['more']}>
        <IconButton
          label={t('app.more')}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          onClick={() => setMenuOpen(true)}
        >
          <IconDots size={17} />
        </IconButton>
        {menuOpen && (
          <Suspense>
            <MessageMenu
              {...actions}
              onDelete={() => setDeleting(true)}
              onForward={() => setForwarding(true)}
              onClose={() => setMenuOpen(false)}
            />
          </Suspense>
        )}
      </span>
      {forwarding && (
        <Suspense>
          <ForwardDialog message={message} room={actions.room} onClose={() => setForwarding(false)} />
        </Suspense>
      )}
      {deleting && (
        <Suspense>
          <ConfirmDialog
            title={t('messages.deleteTitle')}
            text={t('messages.deleteText')}
            confirm={t('messages.deleteConfirm')}
            onConfirm={() => void attempt(deleteMessage(message.id))}
            onClose={() => setDeleting(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
