import { Menu } from '@mantine/core';
import { IconMessageReply } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { roomLink } from '../../../lib/room-path.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { quoteInReply } from '../../../store/replies.ts';
import { may } from '../../../store/selectors.ts';
import { openDirect } from '../../../transport/room-actions.ts';
import { attempt } from '../../../ui/attempt.ts';
import { knowQuoted } from './quoted-store.ts';

/** Answers the author alone, with the message as a quote: in a broadcast room the only way to answer for most. */
export function DirectReplyItem({ message, room }: { readonly message: MessageView; readonly room: RoomView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const offered = useStore(
    chatStore,
    (state) =>
      room.kind !== 'direct' &&
      message.kind === 'text' &&
      message.author.id !== state.self?.id &&
      room.id in state.memberships &&
      may(state, 'create-d'),
  );
  if (!offered) return null;
  const answer = async () => {
    const direct = await openDirect([message.author.id]);
    knowQuoted({ message, room });
    quoteInReply(direct.id, message.id);
    await navigate(roomLink(direct));
  };
  return (
    <Menu.Item leftSection={<IconMessageReply size={17} />} onClick={() => void attempt(answer())}>
      {t('quotes.replyDirectly')}
    </Menu.Item>
  );
}
