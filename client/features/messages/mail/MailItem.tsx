import { Menu } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { mayInRoom } from '../../../store/may.ts';
import { showDialog } from '../../../ui/dialog-slot.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

const MailDialog = lazyPart(async () => ({ default: (await import('./MailDialog.tsx')).MailDialog }));

/** The way to send a message out of the workspace, for those who may. */
export function MailItem({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const mayMail = useStore(chatStore, (state) => mayInRoom(state, message.roomId, 'mail-messages'));
  if (!mayMail) return null;
  return (
    <Menu.Item
      leftSection={<IconMail size={17} />}
      onClick={() => showDialog((close) => <MailDialog message={message} onClose={close} />)}
    >
      {t('mail.send')}
    </Menu.Item>
  );
}
