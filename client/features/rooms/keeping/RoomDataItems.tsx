import { Menu } from '@mantine/core';
import { IconArchive, IconEraser, IconHourglass } from '@tabler/icons-react';
import { type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../../store/chat-store.ts';
import { may, roomTitle } from '../../../store/selectors.ts';
import { showDialog } from '../../../ui/dialog-slot.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

interface DialogProps {
  readonly roomId: string;
  readonly title: string;
  readonly onClose: () => void;
}

const entries = [
  {
    label: 'roomData.export',
    permission: 'mail-messages',
    icon: IconArchive,
    dialog: lazyPart(async () => ({ default: (await import('./ExportDialog.tsx')).ExportDialog })),
  },
  {
    label: 'roomData.retention',
    permission: 'edit-room-retention-policy',
    icon: IconHourglass,
    dialog: lazyPart(async () => ({ default: (await import('./RetentionDialog.tsx')).RetentionDialog })),
  },
  {
    label: 'roomData.prune',
    permission: 'clean-channel-history',
    icon: IconEraser,
    dialog: lazyPart(async () => ({ default: (await import('./PruneDialog.tsx')).PruneDialog })),
  },
] as const;

/** Entries of a room's menu about what it holds; what one may not do is not offered. */
export function RoomDataItems({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation();
  const state = useStore(chatStore);
  const room = state.rooms[roomId];
  const offered = entries.filter(({ permission }) => may(state, permission, roomId));
  if (room === undefined || offered.length === 0) return null;
  const title = `${room.kind === 'direct' ? '' : '#'}${roomTitle(room, state.self?.id)}`;
  const open = (Shown: ComponentType<DialogProps>) =>
    showDialog((close) => <Shown roomId={roomId} title={title} onClose={close} />);
  return (
    <>
      <Menu.Divider />
      {offered.map(({ label, icon: Icon, dialog }) => (
        <Menu.Item key={label} leftSection={<Icon size={17} />} onClick={() => open(dialog)}>
          {t(label)}
        </Menu.Item>
      ))}
    </>
  );
}
