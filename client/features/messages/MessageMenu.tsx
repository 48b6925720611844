import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Divider.css';
import { Menu } from '@mantine/core';
import {
  IconArrowForwardUp,
  IconBookmark,
  IconBookmarkOff,
  IconCopy,
  IconEyeOff,
  IconLink,
  IconMessages,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconQuote,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomPath } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { mayDelete, mayEdit } from '../../store/may-change.ts';
import { quoteInReply } from '../../store/replies.ts';
import { attempt } from '../../ui/attempt.ts';
import { showDialog } from '../../ui/dialog-slot.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import { showNotice } from '../../ui/notices.ts';
import { markUnreadFrom, setPinned, setStarred } from './change-message.ts';
import { RemindItem } from './later/RemindItem.tsx';
import { MailItem } from './mail/MailItem.tsx';
import type { MessageActions } from './MessageToolbar.tsx';
import classes from './MessageToolbar.module.css';
import { ModerationItems } from './moderation/ModerationItems.tsx';
import { DirectReplyItem } from './quotes/DirectReplyItem.tsx';
import { knowQuoted } from './quotes/quoted-store.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const StartDiscussionDialog = lazyPart(async () => ({
  default: (await import('./discussion/StartDiscussionDialog.tsx')).StartDiscussionDialog,
}));

interface MessageMenuProps extends MessageActions {
  readonly onDelete: () => void;
  readonly onForward: () => void;
  readonly onClose: () => void;
}

/** What is done with a message less often than answering it; mounted when it is opened. What one may not do is not offered. */
export function MessageMenu({ message, room, onEdit, onReply, onDelete, onForward, onClose }: MessageMenuProps) {
  const { t } = useTranslation();
  const mayPin = useStore(chatStore, (state) => mayInRoom(state, room.id, 'pin-message'));
  const allowsPins = useStore(chatStore, (state) => state.settings['Message_AllowPinning'] !== false);
  const allowsStars = useStore(chatStore, (state) => state.settings['Message_AllowStarring'] !== false);
  const isStarred = useStore(chatStore, (state) => message.id in state.starred);
  // What the time allows is decided when the menu opens.
  const [openedAt] = useState(() => Date.now());
  const editable = useStore(chatStore, (state) => mayEdit(state, message, openedAt));
  const deletable = useStore(chatStore, (state) => mayDelete(state, message, openedAt));
  const mayDiscuss = useStore(
    chatStore,
    (state) =>
      room.parentRoomId === null &&
      room.id in state.memberships &&
      !room.archived &&
      message.kind === 'text' &&
      message.discussion === null &&
      mayInRoom(
        state,
        room.id,
        message.author.id === state.self?.id ? 'start-discussion' : 'start-discussion-other-user',
      ),
  );
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => showNotice(t('messages.copied')));
  const quote = () => {
    knowQuoted({ message, room });
    // Beside its thread a message is answered there.
    quoteInReply(onReply === null ? (message.threadId ?? message.id) : room.id, message.id);
  };
  const star = async () => {
    await setStarred(message.id, !isStarred);
    if (!isStarred) showNotice(t('messages.starred'));
  };

  return (
    <Menu opened onChange={(opened) => !opened && onClose()} width={220} position="bottom-end" classNames={menus}>
      <Menu.Target>
        <MenuAnchor label={t('app.more')} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {(isStarred || allowsStars) && (
          <Menu.Item
            leftSection={isStarred ? <IconBookmarkOff size={17} /> : <IconBookmark size={17} />}
            onClick={() => void attempt(star())}
          >
            {isStarred ? t('messages.unstar') : t('messages.star')}
          </Menu.Item>
        )}
        {mayPin && (allowsPins || message.pinned !== null) && (
          <Menu.Item
            leftSection={message.pinned === null ? <IconPin size={17} /> : <IconPinnedOff size={17} />}
            onClick={() => void attempt(setPinned(message.id, message.pinned === null))}
          >
            {message.pinned === null ? t('messages.pin') : t('messages.unpin')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconEyeOff size={17} />}
          onClick={() => void attempt(markUnreadFrom(room.id, message.id))}
        >
          {t('messages.markUnread')}
        </Menu.Item>
        <RemindItem messageId={message.id} />
        <Menu.Divider />
        <Menu.Item leftSection={<IconQuote size={17} />} onClick={quote}>
          {t('quotes.reply')}
        </Menu.Item>
        <DirectReplyItem message={message} room={room} />
        <Menu.Item leftSection={<IconArrowForwardUp size={17} />} onClick={onForward}>
          {t('quotes.forward')}
        </Menu.Item>
        {mayDiscuss && (
          <Menu.Item
            leftSection={<IconMessages size={17} />}
            onClick={() =>
              showDialog((close) => <StartDiscussionDialog room={room} message={message} onClose={close} />)
            }
          >
            {t('discussions.start')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconLink size={17} />}
          onClick={() => copy(`${location.origin}${roomPath(room)}?msg=${message.id}`)}
        >
          {t('messages.copyLink')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={17} />} onClick={() => copy(message.body)}>
          {t('messages.copyText')}
        </Menu.Item>
        <MailItem message={message} />
        {(editable || deletable) && <Menu.Divider />}
        {editable && (
          <Menu.Item leftSection={<IconPencil size={17} />} onClick={() => onEdit(message.id)}>
            {t('messages.edit')}
          </Menu.Item>
        )}
        {deletable && (
          <Menu.Item data-danger leftSection={<IconTrash size={17} />} onClick={onDelete}>
            {t('messages.delete')}
          </Menu.Item>
        )}
        <ModerationItems message={message} />
      </Menu.Dropdown>
    </Menu>
  );
}
