import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { roomTitle } from '../../store/selectors.ts';

/** Where something belongs, as a way there. */
export function Place({ roomId, threadId }: { readonly roomId: string; readonly threadId: string | null }) {
  const { t } = useTranslation();
  const room = useStore(chatStore, (state) => state.rooms[roomId]);
  const selfId = useStore(chatStore, (state) => state.self?.id);
  if (room === undefined) return <span>{t('later.inRoom', { room: t('later.unknownRoom') })}</span>;
  const title = roomTitle(room, selfId);
  const name = room.kind === 'direct' ? title : `#${title}`;
  const search = threadId === null ? {} : { panel: 'thread' as const, thread: threadId };
  return (
    <Link {...roomLink(room)} search={search}>
      {threadId === null ? t('later.inRoom', { room: name }) : t('later.inThread', { room: name })}
    </Link>
  );
}
