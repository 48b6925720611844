import { Menu } from '@mantine/core';
import { IconFlag, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { attempt } from '../../../ui/attempt.ts';
import { showDialog } from '../../../ui/dialog-slot.ts';
import { ignoreAuthor } from './ignore-author.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

const ReportDialog = lazyPart(async () => ({ default: (await import('./ReportDialog.tsx')).ReportDialog }));

/** Against what somebody else wrote: fold what they write here, or tell the moderators. */
export function ModerationItems({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const isOwn = useStore(chatStore, (state) => message.author.id === state.self?.id);
  const ignored = useStore(
    chatStore,
    (state) => state.memberships[message.roomId]?.ignored.includes(message.author.id) ?? false,
  );
  const isMember = useStore(chatStore, (state) => message.roomId in state.memberships);
  if (isOwn) return null;
  const { id: userId, name } = message.author;
  return (
    <>
      <Menu.Divider />
      {isMember && (
        <Menu.Item
          leftSection={<IconUserOff size={17} />}
          onClick={() => void attempt(ignoreAuthor(message.roomId, userId, !ignored))}
        >
          {ignored ? t('moderation.unignore', { name }) : t('moderation.ignore', { name })}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconFlag size={17} />}
        onClick={() => showDialog((close) => <ReportDialog messageId={message.id} onClose={close} />)}
      >
        {t('moderation.report')}
      </Menu.Item>
    </>
  );
}
